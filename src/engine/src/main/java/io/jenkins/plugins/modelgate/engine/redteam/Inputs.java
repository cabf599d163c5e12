package io.jenkins.plugins.modelgate.engine.redteam;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The real inputs of a pipeline; where one is missing, or its gate is closed to it, attacks are played on an example of our own.
 *
 * @param model file or directory, or null
 * @param dataset file, or null
 * @param dependencies tree with lock files, or null
 * @param configuration tree with serving configuration, or null
 */
public record Inputs(
        @CheckForNull Path model,
        @CheckForNull Path dataset,
        @CheckForNull Path dependencies,
        @CheckForNull Path configuration) {

    /** Examples of our own for everything. */
    public static Inputs none() {
        return new Inputs(null, null, null, null);
    }

    /** What is given, by the name of its parameter. */
    public Map<String, Path> given() {
        Map<String, Path> given = new LinkedHashMap<>();
        put(given, "model", model);
        put(given, "dataset", dataset);
        put(given, "dependencies", dependencies);
        put(given, "configuration", configuration);
        return given;
    }

    private static void put(Map<String, Path> given, String name, Path path) {
        if (path != null) {
            given.put(name, path);
        }
    }
}
