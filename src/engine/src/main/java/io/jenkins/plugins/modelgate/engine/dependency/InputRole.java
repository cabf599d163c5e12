package io.jenkins.plugins.modelgate.engine.dependency;

/** What an input is to an installation; the first of several that one file has is the strictest. */
public enum InputRole {
    /** An installer follows it: what is loose there is loose when it is installed. */
    INSTRUCTION,
    /** It is there already. */
    INSTALLED,
    /** It only says what somebody believes to be there. */
    BILL;

    /** The one that demands more. */
    InputRole stricter(InputRole other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
