package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.EngineVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line. Its exit codes are the contract with every caller: see {@link ExitCode}. */
@Command(
        name = "model-gate",
        mixinStandardHelpOptions = true,
        versionProvider = ModelGate.Version.class,
        description = "Gates for machine-learning models: verifies what passes, stops what it cannot vouch for.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PASSED: everything was examined and the policy holds",
            "1:FAILED: at least one finding breaks the policy",
            "2:INCOMPLETE: something could not be examined to the end; the gate stays closed",
            "3:usage or internal error: nothing was decided, nothing passed"
        })
public final class ModelGate implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; model-gate --help lists them");
    }

    /** Runs one command and returns its exit code. */
    public static int execute(String... arguments) {
        CommandLine line = new CommandLine(new ModelGate());
        Commands.addTo(line, arguments);
        line.setExitCodeExceptionMapper(exception -> ExitCode.ERROR);
        line.setParameterExceptionHandler(new UsageErrorHandler());
        line.setExecutionExceptionHandler(new FailureHandler());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(arguments);
    }

    /** Entry point of the jar. */
    public static void main(String[] arguments) {
        LauncherWatch.start();
        HeadStart.forArguments(arguments);
        // Not System.exit's business in the library: execute() returns, only the process ends here.
        Runtime.getRuntime().exit(execute(arguments));
    }

    /** Tells the version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"model-gate " + EngineVersion.get()};
        }
    }
}
