package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A workspace with one CSV file where the policy lets data come from, listed in the manifest that it asks for. */
public final class Sourced {
    private static final String USUAL = "data/";

    private final List<Map<String, Object>> sources;
    private final Path workspace;
    private final String path;

    /**
     * Makes the workspace; the file is not there yet.
     *
     * @param name of the file, ends with {@code .csv}
     * @throws IOException where the policy allows no CSV file in the workspace
     */
    public Sourced(Arena arena, String name) throws IOException {
        this.sources = arena.policy().entries("dataset.sources");
        this.workspace = arena.directory("workspace");
        this.path = place(name);
        Path directory = file().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
    }

    /** Directory that the pipeline works in. */
    public Path workspace() {
        return workspace;
    }

    /** The file's path in the workspace. */
    public String path() {
        return path;
    }

    /** The file itself. */
    public Path file() {
        return workspace.resolve(path);
    }

    /** Lists the file as it is now in every manifest that the policy asks for. */
    public void register() throws IOException {
        for (Map<String, Object> source : sources) {
            if (source.containsKey("manifest") && new PathGlob(String.valueOf(source.get("match"))).matches(path)) {
                Path manifest = workspace.resolve(String.valueOf(source.get("manifest")));
                Files.createDirectories(manifest.getParent());
                Files.writeString(
                        manifest,
                        Sha256.of(file()) + "  " + manifest.getParent().relativize(file()) + "\n");
            }
        }
    }

    private String place(String name) throws IOException {
        if (sources.isEmpty()) {
            return USUAL + name;
        }
        for (Map<String, Object> source : sources) {
            String match = String.valueOf(source.get("match"));
            String allowed = match.replaceAll("\\*\\*$", name)
                    .replace("**/", "")
                    .replaceAll("\\*(\\.csv)?$", name)
                    .replace("*", "part");
            if (!match.contains(":") && !allowed.startsWith("/") && allowed.endsWith(".csv")) {
                return allowed;
            }
        }
        throw new IOException("no entry of dataset.sources allows a CSV file in the workspace to play with");
    }
}
