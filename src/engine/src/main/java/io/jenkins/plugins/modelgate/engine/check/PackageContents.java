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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The models inside packages: packed ones, and all that is installed beside a {@code *.dist-info}, in an egg or below
 * {@code node_modules}. They are examined like any
 * model; that packages hold programs and settings is no finding, unless a program has the name of something else.
 */
final class PackageContents {
    /** What pip, conda, npm and a Java virtual machine take for a package. */
    private static final Pattern PACKED =
            Pattern.compile("(?is).*\\.(whl|egg|pyz|jar|war|ear|rar|sar|hpi|jpi|aar|nar|par|kar|conda"
                    + "|zip|tar|t(?:ar\\.)?(?:gz|bz2?|xz|lzma|lz|zst)|tlz)");

    /** What lies beside, or around, what installers write; the first group is the directory of packages. */
    private static final Pattern INSTALLED = Pattern.compile("(?is)((?:.*/)?)[^/]+\\.(?:dist-info|egg-info)(?:/[^/]+)?"
            + "|((?:.*/)?[^/]+\\.egg/)EGG-INFO/[^/]+|((?:(?!node_modules/).)*?node_modules/).*");

    private static final Set<String> SETTINGS = Set.of("config", "template", "xml");

    /** Programs that do not hide that they are. */
    private static final Set<String> PROGRAMS = Set.of(
            "repository/code",
            "repository/script",
            "repository/only-code",
            "repository/code-in-archive",
            "repository/unportable-name",
            "repository/two-weights",
            "repository/shards",
            "repository/scanner-settings");

    /** Names under which packages have compiled code; one without an ending is a program's. */
    private static final Pattern COMPILED = Pattern.compile(
            "(?is)(?:.*[/!])?(?:[^/!.]+|[^/!]+\\.(?:so|dylib)(?:\\.[0-9.]+|_[a-z0-9_]+)?"
                    + "|[^/!]+\\.(?:pyc|pyo|pyd|dll|exe|node|jnilib|class|wasm|a|lib|o|obj|ko|bc|ptx|cubin|fatbin|hsaco|co|[0-9]+))");

    private static final Set<String> EXPECTED = Set.of("scan/unknown-format", "scan/empty", "scan/plain-text");

    private final List<Finding> findings = new ArrayList<>();
    private final List<Artifact> artifacts = new ArrayList<>();
    private final Set<String> homes = new HashSet<>();
    private long models;
    private long examined;

    /** @param root a file or a directory */
    void examine(Path root, Policy policy, int threads, Progress progress) throws IOException, InterruptedException {
        Path path = root.toAbsolutePath().normalize();
        List<TreeEntry> entries = TreeWalk.of(path);
        for (TreeEntry entry : entries) {
            Matcher installed = INSTALLED.matcher(entry.path());
            if (installed.matches()) {
                for (int group = 1; group <= installed.groupCount(); group++) {
                    if (installed.group(group) != null) {
                        homes.add(installed.group(group));
                    }
                }
            }
        }
        List<TreeEntry> wanted = entries.stream()
                .filter(entry -> PACKED.matcher(entry.path()).matches() || isBelow(homes, entry.path()))
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
        if (isPathFile(each.entry().path(), artifact)) {
            return;
        }
        if (packed || model || artifact.loadable() && artifact.coverage().ordinal() > 0) {
            artifacts.add(artifact);
        }
    }

    /** {@code .pth} beside packages is a list of directories for Python, which is judged there, and no model of PyTorch. */
    private boolean isPathFile(String path, Artifact artifact) {
        return path.toLowerCase(Locale.ROOT).endsWith(".pth")
                && artifact.format().equals(Artifact.UNKNOWN)
                && homes.contains(path.substring(0, path.lastIndexOf('/') + 1));
    }

    private static boolean isBelow(Set<String> homes, String path) {
        for (int at = path.lastIndexOf('/') + 1; at > 0; at = path.lastIndexOf('/', at - 2) + 1) {
            if (homes.contains(path.substring(0, at))) {
                return true;
            }
        }
        return homes.contains("");
    }

    /** Programs and settings are what packages are made of; what runs while a model loads, or hides, is not. */
    private static boolean isExpected(Finding finding, boolean model, boolean packed) {
        String rule = finding.rule();
        if (rule.equals("repository/native-code")) {
            String member = finding.location().member();
            return COMPILED.matcher(member == null ? finding.location().file() : member)
                    .matches();
        }
        String room = rule.split("/", 2)[0].toLowerCase(Locale.ROOT);
        return PROGRAMS.contains(rule)
                || SETTINGS.contains(room) && !model
                || !packed && EXPECTED.contains(rule) && !finding.severity().atLeast(Severity.HIGH);
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
