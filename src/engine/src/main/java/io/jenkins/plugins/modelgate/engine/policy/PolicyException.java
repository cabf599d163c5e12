package io.jenkins.plugins.modelgate.engine.policy;

/** A policy that cannot be used; the message names the field and says how to mend it. */
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    public PolicyException(String message) {
        super(message);
    }
}
