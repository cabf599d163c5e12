package io.jenkins.plugins.modelgate.engine.redteam;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The real inputs of a pipeline, directories; where one is missing, attacks are played on an example of our own.
 *
 * @param model with its weights, or null
 * @param configuration tree with serving configuration, or null
 */
public record Inputs(@CheckForNull Path model, @CheckForNull Path configuration) {

    /** Examples of our own for everything. */
    public static Inputs none() {
        return new Inputs(null, null);
    }

    /** What is given, by the name of its parameter. */
    public Map<String, Path> given() {
        Map<String, Path> given = new LinkedHashMap<>();
        put(given, "model", model);
        put(given, "configuration", configuration);
        return given;
    }

    private static void put(Map<String, Path> given, String name, Path path) {
        if (path != null) {
            given.put(name, path);
        }
    }
}
