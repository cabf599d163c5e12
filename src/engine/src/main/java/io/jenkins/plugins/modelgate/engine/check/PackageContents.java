package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.check.FileExamination.Examined;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The models inside packages: packed ones, and all that is installed beside a {@code *.dist-info}. They are examined like any
 * model; that packages hold programs and settings is no finding.
 */
final class PackageContents {
    private static final Pattern PACKED =
            Pattern.compile("(?i).*\\.(whl|egg|jar|war|ear|conda|tar\\.gz|tgz|tar\\.bz2|tar\\.xz|zip)");
    private static final Pattern INSTALLED = Pattern.compile("(?i)(.*/)?[^/]+\\.(dist-info|egg-info)/[^/]+");
    private static final Set<String> EXPECTED_ROOMS = Set.of("repository", "config", "template", "xml", "archive");
    private static final Set<String> EXPECTED = Set.of("scan/unknown-format", "scan/empty", "scan/plain-text");

    private final List<Finding> findings = new ArrayList<>();
    private final List<Artifact> artifacts = new ArrayList<>();
    private long models;
    private long examined;

    /** @param root a file or a directory */
    void examine(Path root, Policy policy, int threads, Progress progress) throws IOException, InterruptedException {
        Path path = root.toAbsolutePath().normalize();
        List<TreeEntry> entries = TreeWalk.of(path);
        Set<String> homes = new HashSet<>();
        for (TreeEntry entry : entries) {
            if (INSTALLED.matcher(entry.path()).matches()) {
                String info = entry.path().substring(0, entry.path().lastIndexOf('/'));
                homes.add(info.substring(0, info.lastIndexOf('/') + 1));
            }
        }
        List<TreeEntry> wanted = entries.stream()
                .filter(entry -> PACKED.matcher(entry.path()).matches()
                        || homes.stream().anyMatch(home -> entry.path().startsWith(home)))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        VerifyModelArtifactRequest request =
                new VerifyModelArtifactRequest(path, policy, SignatureRequest.none(), threads);
        Path base = Files.isDirectory(path) ? path : PathNames.parent(path);
        Map<String, Long> left = new TreeMap<>();
        for (Examined each : new TreeExamination(request, base, entry -> List.of(), progress).run(wanted)) {
            judge(each, left);
        }
        if (!left.isEmpty()) {
            findings.add(Finding.of(DependencyRules.PACKED, Location.ofFile(""), left.toString()));
        }
    }

    private void judge(Examined each, Map<String, Long> left) {
        examined++;
        boolean model = !each.modelFormats().isEmpty();
        models += model ? 1 : 0;
        boolean packed = PACKED.matcher(each.entry().path()).matches();
        for (Finding finding : each.findings()) {
            if (isExpected(finding, model, packed)) {
                left.merge(finding.rule(), 1L, Long::sum);
            } else {
                findings.add(finding);
            }
        }
        Artifact artifact = each.artifact();
        if (packed || model || artifact.loadable() && artifact.coverage().ordinal() > 0) {
            artifacts.add(artifact);
        }
    }

    /** Programs and settings are what packages are made of; what runs while a model loads is not. */
    private static boolean isExpected(Finding finding, boolean model, boolean packed) {
        String room = finding.rule().split("/", 2)[0].toLowerCase(Locale.ROOT);
        boolean program = finding.rule().startsWith("repository/");
        boolean setting = EXPECTED_ROOMS.contains(room) && !room.equals("archive") && !model;
        return program
                || setting
                || !packed
                        && EXPECTED.contains(finding.rule())
                        && !finding.severity().atLeast(Severity.HIGH);
    }

    List<Finding> findings() {
        return findings;
    }

    List<Artifact> artifacts() {
        return artifacts;
    }

    Map<String, Object> metrics() {
        return Map.of("packageFilesExamined", examined, "modelFiles", models);
    }
}
