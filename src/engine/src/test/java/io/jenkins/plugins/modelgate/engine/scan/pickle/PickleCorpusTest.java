package io.jenkins.plugins.modelgate.engine.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;

/** The shared corpus, where it is at hand: hand-made pickles of every known evasion, and benign ones. */
public class PickleCorpusTest {
    private Path models;

    @Before
    public void findCorpus() {
        String shared = System.getenv("MODEL_GATE_SHARED");
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        Path base = shared == null ? root.resolveSibling("shared") : Path.of(shared);
        models = base.resolve("corpus/models");
        assumeTrue(Files.isDirectory(models));
    }

    @Test
    public void everyMaliciousPickleIsReported() throws IOException {
        for (String group : List.of("A", "B", "C", "D")) {
            for (Path file : files(models.resolve(group))) {
                FileInspector.Result result = scan(file);
                boolean told = file.toString().endsWith("C/07_proto6.pkl")
                        ? result.coverage() == Coverage.PARTIAL
                        : result.findings().stream()
                                .anyMatch(finding -> finding.severity().atLeast(Severity.HIGH));
                assertThat(told).as("%s: %s", file, result.findings()).isTrue();
            }
        }
    }

    @Test
    public void picklesUnderOtherNamesAreFound() throws IOException {
        for (String name : List.of(
                "E/01_pickle.bin",
                "E/02_upper.PKL",
                "E/03_noext",
                "E/04_model.safetensors",
                "E/05_weights.txt",
                "E/06_config.p",
                "E/18_legacy.pt",
                "E/19_legacy_magic_eval.pt",
                "E/32_pickle_named.npy",
                "H/spoof/pytorch_model.pkl")) {
            FileInspector.Result result = scan(models.resolve(name));
            assertThat(result.findings())
                    .as(name)
                    .anyMatch(finding -> finding.rule().equals("pickle/unsafe-global"));
        }
    }

    @Test
    public void benignPicklesAreClean() throws IOException {
        for (Path file : files(models.resolve("benign"))) {
            if (file.toString().endsWith(".pkl")) {
                FileInspector.Result result = scan(file);
                assertThat(result.findings()).as(file.toString()).isEmpty();
                assertThat(result.coverage()).as(file.toString()).isEqualTo(Coverage.FULL);
                assertThat(result.format()).isEqualTo("pickle");
            }
        }
    }

    private static FileInspector.Result scan(Path file) throws IOException {
        return Scans.scan(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
