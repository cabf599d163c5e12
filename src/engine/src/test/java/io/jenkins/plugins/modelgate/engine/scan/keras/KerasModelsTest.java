package io.jenkins.plugins.modelgate.engine.scan.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeFalse;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** Models written by Keras 3 and Keras 2 (src/test/fixtures/keras/make_models.py). */
public class KerasModelsTest {
    @Test
    public void modelsOfBuiltInsAreClean() {
        for (String name : List.of("plain", "deflated", "rich", "preprocessing", "two")) {
            Result result = Scans.scan(name + ".keras", Fixtures.bytes("keras/" + name + ".keras"));
            assertThat(result.format()).as(name).isEqualTo("keras");
            assertThat(result.findings()).as(name).isEmpty();
            assertThat(result.coverage()).as(name).isEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void modelsWithCodeFailUnderAnyName() {
        for (String name : List.of("lambda", "two-lambda")) {
            for (String as : List.of("model.keras", "model.zip", "model")) {
                Result result = Scans.scan(as, Fixtures.bytes("keras/" + name + ".keras"));
                assertThat(Scans.rules(result)).as(name).contains("keras/lambda-code", "keras/lambda-layer");
            }
        }
        Result custom = Scans.scan("custom.keras", Fixtures.bytes("keras/custom.keras"));
        assertThat(Scans.rules(custom)).containsExactly("keras/custom-object");
    }

    @Test
    public void metadataBesideASavedModel() {
        Result clean = Scans.scan("keras_metadata.pb", Fixtures.bytes("keras/two.keras_metadata.pb"));
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.coverage()).isEqualTo(Coverage.FULL);
        for (String name : List.of("keras_metadata.pb", "other.bin")) {
            Result result = Scans.scan(name, Fixtures.bytes("keras/two-lambda.keras_metadata.pb"));
            assertThat(Scans.rules(result)).contains("keras/lambda-code", "keras/lambda-layer");
            assertThat(result.format()).isEqualTo("keras-metadata");
        }
    }

    @Test
    public void jsonAloneIsRecognised() {
        Result result = Scans.scan("model.json", Fixtures.bytes("keras/rich.json"));
        assertThat(result.format()).isEqualTo("keras-config");
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void anArchiveWithoutConfiguration() {
        byte[] zip = KerasArchives.archive("sub/config.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(Scans.rules(Scans.scan("model.keras", zip))).containsExactly("keras/no-config");
        assertThat(Scans.scan("other.zip", zip).findings()).isEmpty();
    }

    @Test
    public void damagedModelsEndWithAnAnswer() {
        Mutations.scan(
                "model.keras",
                List.of(Fixtures.bytes("keras/lambda.keras"), Fixtures.bytes("keras/deflated.keras")),
                1000);
        Mutations.scan("model.json", List.of(Fixtures.bytes("keras/rich.json")), 1000);
    }

    @Test
    public void corpus() {
        List<Path> hostile = Fixtures.corpus("models/I");
        assumeFalse(hostile.isEmpty());
        for (Path file : hostile) {
            Result result = Scans.scan(file.getFileName().toString(), Fixtures.read(file));
            assertThat(result.findings())
                    .as(file.toString())
                    .anyMatch(f -> f.severity().atLeast(Severity.HIGH));
        }
        Path dense = Fixtures.corpus("models/benign").stream()
                .filter(file -> file.endsWith("dense.keras"))
                .findFirst()
                .orElseThrow();
        Result clean = Scans.scan("dense.keras", Fixtures.read(dense));
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.coverage()).isEqualTo(Coverage.FULL);
    }
}
