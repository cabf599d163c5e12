package io.jenkins.plugins.modelgate.engine.scan.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeFalse;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** The shared corpus, where it is at hand. */
public class OnnxCorpusTest {
    @Test
    public void benignModelsPassUnderAnyName() {
        List<Path> files = onnx(Fixtures.corpus("onnx-benign"));
        assumeFalse(files.isEmpty());
        for (Path file : files) {
            for (String name : List.of("model.onnx", "weights.bin")) {
                Result result = Scans.scan(name, Fixtures.read(file));
                assertThat(result.format()).as("%s as %s", file, name).isEqualTo("onnx");
                assertThat(result.coverage()).as(file.toString()).isEqualTo(Coverage.FULL);
                assertThat(result.findings())
                        .as(file.toString())
                        .noneMatch(f -> f.severity().atLeast(Severity.HIGH));
            }
        }
    }

    @Test
    public void hostileModelsFail() {
        List<Path> files = onnx(Fixtures.corpus("models/L"));
        assumeFalse(files.isEmpty());
        for (Path file : files) {
            Result result = Scans.scan(file.getFileName().toString(), Fixtures.read(file));
            assertThat(result.findings())
                    .as(file.toString())
                    .anyMatch(f -> f.severity().atLeast(Severity.HIGH));
        }
    }

    private static List<Path> onnx(List<Path> files) {
        return files.stream().filter(file -> file.toString().endsWith(".onnx")).toList();
    }
}
