package io.jenkins.plugins.modelgate.approval.web;

/** Version 1 of the programs' interface: described in {@code docs/approvals.md}. */
public final class ApiV1 {
    ApiV1() {}

    /** All requests, routed as {@code requests}. */
    public RequestsResource getRequests() {
        return new RequestsResource();
    }
}
