package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Some three hundred small attacks on formats and their readers; {@code redteam/make_attacks.py} says what each does. */
public class RedTeamFilesTest {
    /** Code that no loader runs by itself, and names that only mislead: told, and left to the policy's threshold. */
    private static final Set<String> TOLD = Set.of(
            "repository-batch",
            "repository-conftest",
            "repository-init",
            "repository-notebook",
            "repository-powershell",
            "repository-reserved-name",
            "repository-script-as-text",
            "repository-setup",
            "repository-shell",
            "repository-stream-name",
            "repository-wheel",
            "repository-zipapp-other-name");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void noAttackPasses() throws Exception {
        unpack(Path.of("src/test/resources/redteam/attacks.zip"));
        List<String> passed = new ArrayList<>();
        TreeMap<Verdict, Integer> verdicts = new TreeMap<>();
        try (Stream<Path> cases = Files.list(folder.getRoot().toPath())) {
            for (Path each : cases.sorted().toList()) {
                Report report = new VerifyModelArtifact()
                        .run(VerifyModelArtifactRequest.of(each, Policy.defaults()), Progress.SILENT);
                verdicts.merge(report.verdict(), 1, Integer::sum);
                boolean told = TOLD.contains(each.getFileName().toString());
                if (told ? report.findings().isEmpty() : report.verdict() == Verdict.PASSED) {
                    passed.add(each.getFileName() + " " + report.findings());
                }
            }
        }
        assertThat(passed).isEmpty();
        assertThat(verdicts.get(Verdict.FAILED))
                .as("most are named, not merely refused")
                .isGreaterThan(250);
    }

    private void unpack(Path archive) throws IOException {
        try (InputStream bytes = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.getRoot().toPath().resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }
}
