package io.jenkins.plugins.modelgate.approval.web;

/** Versions of the programs' interface. */
public final class Api {
    Api() {}

    /** The first version, routed as {@code v1}. */
    public ApiV1 getV1() {
        return new ApiV1();
    }
}
