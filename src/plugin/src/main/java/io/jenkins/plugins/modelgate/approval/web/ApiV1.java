package io.jenkins.plugins.modelgate.approval.web;

import jenkins.security.stapler.StaplerDispatchable;

/** Version 1 of the programs' interface: described in {@code docs/approvals.md}. */
public final class ApiV1 {
    ApiV1() {}

    /** All requests, routed as {@code requests}. */
    @StaplerDispatchable
    public RequestsResource getRequests() {
        return new RequestsResource();
    }
}
