package io.jenkins.plugins.modelgate.engine.cli;

/** Exit codes beyond those of a verdict. */
final class ExitCode {
    /** The command did what it is for; checks return their verdict's code instead. */
    static final int OK = 0;

    /** Usage or internal error: nothing was decided, nothing passed. */
    static final int ERROR = 3;

    private ExitCode() {}
}
