package io.jenkins.plugins.modelgate.engine.report;

/** The answer of a gate; {@link #exitCode()} is the command line's contract. */
public enum Verdict {
    /** Everything was examined and the policy holds. */
    PASSED(0),
    /** At least one finding breaks the policy. */
    FAILED(1),
    /** Something could not be examined to the end; the gate stays closed. */
    INCOMPLETE(2);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code of the command line for this verdict. */
    public int exitCode() {
        return exitCode;
    }
}
