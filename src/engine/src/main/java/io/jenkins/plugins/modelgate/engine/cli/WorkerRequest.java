package io.jenkins.plugins.modelgate.engine.cli;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a Jenkins agent asks a worker, one JSON object. Every check has {@code check}, {@code report} (directory, absolute),
 * {@code policy} (the one in force, merged on the controller) and {@code threads}; {@code verifyModelArtifact} has what
 * {@link ModelTask} says besides, {@code validateDataset} what {@link DatasetTask} says, {@code signModelArtifact} what
 * {@link SigningTask} says. A field that the check does not know is refused.
 *
 * @param report directory for the report, absolute
 * @param task the check
 */
record WorkerRequest(Path report, WorkerTask task) {
    /** @throws IOException or PolicyException saying what is wrong with the request */
    static WorkerRequest parse(String line) throws IOException, PolicyException {
        if (line == null) {
            throw new IOException("no request on standard input");
        }
        JsonNode json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(line);
        String check = json.path("check").asText("");
        return switch (check) {
            case "validateDataset" -> DatasetTask.request(RequestFields.of(json, DatasetTask.FIELDS));
            case "checkSignature" -> ModelTask.signature(RequestFields.of(json, ModelTask.SIGNATURE_FIELDS));
            case "monitorModel" -> MonitorTask.request(RequestFields.of(json, MonitorTask.FIELDS));
            case "redTeamPipeline" -> RedTeamTask.request(RequestFields.of(json, RedTeamTask.FIELDS));
            case "scanDependencies" -> DependencyTask.request(RequestFields.of(json, DependencyTask.FIELDS));
            case "signModelArtifact" -> SigningTask.request(RequestFields.of(json, SigningTask.FIELDS));
            case "updateAdvisories" -> AdvisoriesTask.request(RequestFields.of(json, AdvisoriesTask.FIELDS));
            case "verifyContainerImage" -> ImageTask.request(RequestFields.of(json, ImageTask.FIELDS));
            case "verifyConfiguration" -> ConfigurationTask.request(RequestFields.of(json, ConfigurationTask.FIELDS));
            case "verifyModelQuality" -> QualityTask.request(RequestFields.of(json, QualityTask.FIELDS));
            case "verifyModelArtifact", "" -> ModelTask.request(RequestFields.of(json, ModelTask.FIELDS));
            default -> throw new IOException("check " + SafeText.of(check) + " is not known");
        };
    }
}
