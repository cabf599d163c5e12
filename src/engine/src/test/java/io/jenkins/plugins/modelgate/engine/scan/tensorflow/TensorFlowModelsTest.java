package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeFalse;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Models written by TensorFlow (src/test/fixtures/tensorflow/make_models.py). */
public class TensorFlowModelsTest {
    private static final Map<String, String> CLEAN = Map.of(
            "plain/saved_model.pb", "tensorflow-saved-model",
            "keras/saved_model.pb", "tensorflow-saved-model",
            "one/saved_model.pb", "tensorflow-saved-model",
            "one.meta", "tensorflow-meta-graph",
            "frozen.pb", "tensorflow-graph");

    @Test
    public void modelsThatOnlyComputeAreCleanUnderAnyName() {
        CLEAN.forEach((file, format) -> {
            for (String name : List.of(file.substring(file.indexOf('/') + 1), "graph.bin")) {
                Result result = Scans.scan(name, Fixtures.bytes("tensorflow/" + file));
                assertThat(result.format()).as(file).isEqualTo(format);
                assertThat(result.findings()).as(file).isEmpty();
                assertThat(result.coverage()).as(file).isEqualTo(Coverage.FULL);
            }
        });
    }

    @Test
    public void vocabulariesInAssetsAreToldAndPass() {
        Result result = Scans.scan("saved_model.pb", Fixtures.bytes("tensorflow/lookup/saved_model.pb"));
        assertThat(Scans.rules(result)).containsExactly("tensorflow/file-read");
        assertThat(result.findings()).noneMatch(finding -> finding.severity().atLeast(Severity.HIGH));
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void modelsThatReachOutFail() {
        for (Map.Entry<String, String> model : Map.of(
                        "thief", "tensorflow/file-write",
                        "printer", "tensorflow/file-write",
                        "python", "tensorflow/python-operator")
                .entrySet()) {
            Result result =
                    Scans.scan("saved_model.pb", Fixtures.bytes("tensorflow/" + model.getKey() + "/saved_model.pb"));
            assertThat(Scans.rules(result)).as(model.getKey()).contains(model.getValue());
        }
    }

    @Test
    public void textFormKeepsTheGateClosed() {
        for (String name : List.of("saved_model.pbtxt", "graph.pb", "graph.txt")) {
            Result result = Scans.scan(name, Fixtures.bytes("tensorflow/one.pbtxt"));
            assertThat(result.format()).isEqualTo("tensorflow-text");
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void checkpointsAreNamed() {
        for (String name : List.of("variables.index", "variables.data-00000-of-00001")) {
            Result result = Scans.scan(name, Fixtures.bytes("tensorflow/plain/variables/" + name));
            assertThat(result.format()).isEqualTo("tensorflow-checkpoint");
            assertThat(result.findings()).isEmpty();
        }
    }

    @Test
    public void damagedModelsEndWithAnAnswer() {
        List<byte[]> seeds = List.of(
                Fixtures.bytes("tensorflow/frozen.pb"),
                Fixtures.bytes("tensorflow/one.meta"),
                Fixtures.bytes("tensorflow/printer/saved_model.pb"));
        Mutations.scan("saved_model.pb", seeds, 1500);
        Mutations.scan("graph.meta", seeds, 1000);
    }

    @Test
    public void corpus() {
        List<Path> benign = Fixtures.corpus("models/benign/tf");
        assumeFalse(benign.isEmpty());
        Result clean = Scans.scan("saved_model.pb", Fixtures.read(benign.get(0)));
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.coverage()).isEqualTo(Coverage.FULL);
        for (String hostile : List.of("models/M/readfile", "models/M/custom")) {
            Result result = Scans.scan(
                    "saved_model.pb", Fixtures.read(Fixtures.corpus(hostile).get(0)));
            assertThat(result.coverage() != Coverage.FULL
                            || result.findings().stream()
                                    .anyMatch(f -> f.severity().atLeast(Severity.HIGH)))
                    .as(hostile)
                    .isTrue();
        }
    }
}
