package io.jenkins.plugins.modelgate.engine.dataset.input;

import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether the data comes from where it may and is what it was: the policy's {@code dataset.sources}, their manifests, and the
 * manifest that was named.
 */
public final class SourceList {
    private final List<Map<String, Object>> sources;
    private final Path manifest;

    /** @param manifest that all files must stand in, or null */
    public SourceList(Policy policy, Path manifest) {
        this.sources = policy.entries("dataset.sources");
        this.manifest = manifest;
    }

    /**
     * Compares files with what is permitted and promised.
     *
     * @param workspace its real path
     * @throws InputException when a manifest cannot be read
     */
    public void check(List<DataFile> files, Path workspace, Consumer<Finding> findings) throws IOException {
        if (manifest != null) {
            compare(DigestManifest.read(manifest), files, workspace, findings);
        }
        Map<Path, List<DataFile>> promised = new LinkedHashMap<>();
        for (DataFile file : files) {
            Map<String, Object> source = sourceOf(file.path());
            if (source == null && !sources.isEmpty()) {
                findings.accept(Finding.of(InputRules.SOURCE, Location.ofFile(file.path()), "allowed: " + allowed()));
            } else if (source != null && source.containsKey("manifest")) {
                Path named = workspace.resolve(String.valueOf(source.get("manifest")));
                promised.computeIfAbsent(named, key -> new ArrayList<>()).add(file);
            }
        }
        for (Map.Entry<Path, List<DataFile>> each : promised.entrySet()) {
            compare(DigestManifest.read(each.getKey()), each.getValue(), workspace, findings);
        }
    }

    /** Whether a database's address is one that the policy lists; it has no manifest. */
    public void checkAddress(String address, Consumer<Finding> findings) {
        if (!sources.isEmpty() && sourceOf(address) == null) {
            findings.accept(Finding.of(
                    InputRules.SOURCE, Location.ofFile(""), SafeText.of(address) + "; allowed: " + allowed()));
        }
    }

    private Map<String, Object> sourceOf(String path) {
        return sources.stream()
                .filter(source -> new PathGlob(String.valueOf(source.get("match"))).matches(path))
                .findFirst()
                .orElse(null);
    }

    private String allowed() {
        return SafeText.of(
                String.join(
                        ", ",
                        sources.stream()
                                .map(source -> String.valueOf(source.get("match")))
                                .toList()),
                500);
    }

    private static void compare(DigestManifest list, List<DataFile> files, Path workspace, Consumer<Finding> findings) {
        Set<String> missing = new TreeSet<>(list.digests().keySet());
        for (DataFile file : files) {
            String name = file.real().startsWith(list.directory())
                    ? list.directory().relativize(file.real()).toString().replace('\\', '/')
                    : null;
            String wanted = name == null ? null : list.digests().get(name);
            if (wanted == null) {
                findings.accept(
                        Finding.of(InputRules.UNEXPECTED, Location.ofFile(file.path()), "SHA-256 " + file.sha256()));
            } else if (!wanted.equals(file.sha256())) {
                findings.accept(Finding.of(
                        InputRules.MISMATCH,
                        Location.ofFile(file.path()),
                        "SHA-256 is " + file.sha256() + ", the manifest says " + wanted));
            }
            missing.remove(name);
        }
        for (String name : missing) {
            Path file = list.directory().resolve(name);
            // What is there and was not asked for is not missing.
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                findings.accept(
                        Finding.of(InputRules.MISSING, Location.ofFile(place(file, workspace)), SafeText.of(name)));
            }
        }
    }

    private static String place(Path file, Path workspace) {
        return file.startsWith(workspace)
                ? workspace.relativize(file).toString().replace('\\', '/')
                : "";
    }
}
