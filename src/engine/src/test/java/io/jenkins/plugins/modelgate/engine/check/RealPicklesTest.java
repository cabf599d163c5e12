package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files that real libraries wrote (make_real.py tells which versions) pass the default policy; a missing part does not. */
public class RealPicklesTest {
    private static final Path REAL = Path.of("src/test/resources/pickle/real");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyFileOfARealLibraryPasses() throws Exception {
        Report report = report(REAL);
        assertThat(report.findings()).noneMatch(finding -> finding.severity().atLeast(Severity.MEDIUM));
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void everyFormOfJoblibIsOpened() throws Exception {
        Report report = report(REAL);
        assertThat(report.artifacts().stream().map(Artifact::format))
                .contains("joblib", "joblib-zfile", "zlib", "gzip", "bzip2", "xz", "lzma", "lz4", "npy");
    }

    @Test
    public void anArrayThatLiesBesideTheFileMustBeThere() throws Exception {
        Path alone = folder.newFolder().toPath();
        Files.copy(REAL.resolve("old.joblib"), alone.resolve("old.joblib"));
        assertThat(report(alone).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    public void oneOtherNameStopsThem() throws Exception {
        for (int protocol = 0; protocol <= 5; protocol++) {
            String name = "pipeline.p" + protocol + ".pkl";
            String text = Files.readString(REAL.resolve(name), StandardCharsets.ISO_8859_1);
            String changed = text.replaceFirst("LogisticRegression", "LogisticRegressioX");
            assertThat(changed).isNotEqualTo(text);
            Path file = folder.newFolder().toPath().resolve(name);
            Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
            assertThat(report(file).verdict()).as(name).isEqualTo(Verdict.FAILED);
        }
    }

    private static Report report(Path path) throws Exception {
        return new VerifyModelArtifact().run(VerifyModelArtifactRequest.of(path, Policy.defaults()), Progress.SILENT);
    }
}
