package io.jenkins.plugins.modelgate.approval.web;

import jenkins.security.stapler.StaplerDispatchable;

/** Versions of the programs' interface. */
public final class Api {
    Api() {}

    /** The first version, routed as {@code v1}. */
    @StaplerDispatchable
    public ApiV1 getV1() {
        return new ApiV1();
    }
}
