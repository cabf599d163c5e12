package io.jenkins.plugins.modelgate.engine.report;

/** The answer of a gate; {@link #exitCode()} is the command line's contract. */
public enum Verdict {
    /** Everything was examined and the policy holds. */
    PASSED(0, "Everything was examined and the policy holds."),
    /** At least one finding breaks the policy. */
    FAILED(1, "At least one finding breaks the policy."),
    /** Something could not be examined to the end; the gate stays closed. */
    INCOMPLETE(2, "Something could not be examined to the end; the gate stays closed.");

    private final int exitCode;
    private final String sentence;

    Verdict(int exitCode, String sentence) {
        this.exitCode = exitCode;
        this.sentence = sentence;
    }

    /** Exit code of the command line for this verdict. */
    public int exitCode() {
        return exitCode;
    }

    /** The verdict in words, a whole sentence. */
    public String sentence() {
        return sentence;
    }
}
