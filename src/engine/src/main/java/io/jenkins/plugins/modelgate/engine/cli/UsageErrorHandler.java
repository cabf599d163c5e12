package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import picocli.CommandLine;

/** One sentence that says what is wrong, and where to read on. */
final class UsageErrorHandler implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        String help = line.getCommandSpec().qualifiedName() + " --help";
        line.getErr().println("model-gate: " + SafeText.of(problem.getMessage(), 1000) + " (see " + help + ")");
        return ExitCode.ERROR;
    }
}
