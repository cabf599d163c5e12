package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

/** A text that is no requirement, marker or option as pip knows them. */
public final class RequirementException extends Exception {
    private static final long serialVersionUID = 1;

    public RequirementException(String message) {
        super(message);
    }
}
