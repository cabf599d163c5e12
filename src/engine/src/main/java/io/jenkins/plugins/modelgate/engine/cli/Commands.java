package io.jenkins.plugins.modelgate.engine.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands by name: one line each. */
final class Commands {
    private static final Map<String, Supplier<Object>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("verify-model-artifact", VerifyModelArtifactCommand::new);
        BY_NAME.put("sign-model-artifact", SignModelArtifactCommand::new);
        BY_NAME.put("verify-container-image", VerifyContainerImageCommand::new);
        BY_NAME.put("verify-configuration", VerifyConfigurationCommand::new);
        BY_NAME.put("verify-model-quality", VerifyModelQualityCommand::new);
        BY_NAME.put("validate-dataset", ValidateDatasetCommand::new);
        BY_NAME.put("scan-dependencies", ScanDependenciesCommand::new);
        BY_NAME.put("update-advisories", UpdateAdvisoriesCommand::new);
        BY_NAME.put("monitor-model", MonitorModelCommand::new);
        BY_NAME.put("red-team-pipeline", RedTeamPipelineCommand::new);
        BY_NAME.put("verify-audit-trail", VerifyAuditTrailCommand::new);
        BY_NAME.put("verify-attestation", VerifyAttestationCommand::new);
        BY_NAME.put("rules", RulesCommand::new);
        BY_NAME.put("worker", WorkerCommand::new);
        BY_NAME.put("warm-up", WarmUpCommand::new);
        BY_NAME.put("help", CommandLine.HelpCommand::new);
    }

    private Commands() {}

    /**
     * Makes known to the command line what these arguments can need: the command they begin with, else all of them.
     * Reading the annotations of one command takes a tenth of a whole run's start.
     */
    static void addTo(CommandLine line, String... arguments) {
        Supplier<Object> wanted =
                arguments.length == 0 || arguments[0].equals("help") ? null : BY_NAME.get(arguments[0]);
        if (wanted != null) {
            line.addSubcommand(wanted.get());
        } else {
            BY_NAME.values().forEach(command -> line.addSubcommand(command.get()));
        }
    }
}
