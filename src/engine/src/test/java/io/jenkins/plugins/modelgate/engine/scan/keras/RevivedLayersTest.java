package io.jenkins.plugins.modelgate.engine.scan.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Layers of a SavedModel: a class that Keras does not have is no obstacle there, and hides nothing. */
public class RevivedLayersTest {
    private static final String OWN =
            "{\"class_name\": \"NormalizedLog\", \"name\": \"n\", \"config\": {\"units\": 1}}";
    private static final String REGISTERED = "{\"class_name\": \"acme>Norm\", \"config\": {\"name\": \"n\"}}";

    @Test
    public void aClassOfItsOwnIsToldAndTheGraphStandsIn() {
        for (String metadata : List.of(OWN, REGISTERED)) {
            for (Result result : List.of(besideTheGraph(metadata), inTheGraph(metadata))) {
                assertThat(result.findings()).hasSize(1).allMatch(finding -> finding.severity() == Severity.LOW);
                assertThat(result.coverage()).isEqualTo(Coverage.FULL);
            }
        }
    }

    @Test
    public void codeAndForeignModulesAreToldAllTheSame() {
        for (String metadata : List.of(
                "{\"class_name\": \"Lambda\", \"config\": {\"function\": [\"4wE=\", null, null]}}",
                "{\"class_name\": \"NormalizedLog\", \"config\": {\"f\": {\"class_name\": \"__lambda__\", \"config\": {}}}}",
                "{\"class_name\": \"system\", \"module\": \"os\", \"config\": {}}")) {
            for (Result result : List.of(besideTheGraph(metadata), inTheGraph(metadata), inTheGraph("\n" + metadata))) {
                assertThat(result.findings())
                        .as(metadata)
                        .anyMatch(finding -> finding.severity().atLeast(Severity.HIGH));
            }
        }
    }

    @Test
    public void theSameClassInAFileThatKerasLoadsByNameStaysUnresolved() {
        Result result = KerasArchives.scan("config.json", OWN.getBytes(StandardCharsets.UTF_8));
        assertThat(Scans.rules(result)).contains("keras/unknown-name");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    private static Result besideTheGraph(String metadata) {
        Proto layer = Proto.message()
                .number(2, 1)
                .text(3, "root")
                .text(4, "_tf_keras_layer")
                .text(5, metadata);
        return Scans.scan("keras_metadata.pb", Proto.message().with(1, layer).bytes());
    }

    private static Result inTheGraph(String metadata) {
        Proto object = Proto.message()
                .with(4, Proto.message().text(1, "_tf_keras_layer").text(3, metadata));
        Proto graph = Proto.message().with(1, Proto.message().text(1, "n").text(2, "Add"));
        Proto meta = Proto.message()
                .with(1, Proto.message().text(4, "serve").text(5, "2.4.0"))
                .with(2, graph)
                .with(7, Proto.message().with(1, object));
        return Scans.scan(
                "saved_model.pb", Proto.message().number(1, 1).with(2, meta).bytes());
    }
}
