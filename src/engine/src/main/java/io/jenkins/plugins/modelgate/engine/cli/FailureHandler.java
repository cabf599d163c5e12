package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import picocli.CommandLine;

/** Failures that are the user's matter get a sentence; faults of the program get their trace as well. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        line.getErr().println("model-gate: " + sentence(failure));
        boolean ours = !(failure instanceof IOException
                || failure instanceof PolicyException
                || failure instanceof InterruptedException);
        if (ours) {
            failure.printStackTrace(line.getErr());
        }
        return ExitCode.ERROR;
    }

    /** What happened, in one line. */
    static String sentence(Exception failure) {
        if (failure instanceof InterruptedException) {
            return "stopped before the end; nothing was decided";
        }
        String message = failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        return SafeText.of(message, 1000);
    }
}
