package com.sonyericsson.rebuild;

import hudson.model.Cause;
import hudson.model.Run;

/** By the name and with the ancestry of the rebuild plugin's cause, which is not among the test dependencies. */
public class RebuildCause extends Cause.UpstreamCause {
    public RebuildCause(Run<?, ?> original) {
        super(original);
    }
}
