package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a series lies: a directory for each model, named by its digest, and a file for each series. No text of anybody's
 * choice is part of a path.
 *
 * @param model SHA-256, lower-case hexadecimal
 * @param id of the series among those of its model
 */
public record Place(String model, String id) {
    static final String END = ".windows";

    private static final Pattern MODEL = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int FAN = 2;

    /** @throws IllegalArgumentException when it is no place; both may come from an address */
    public Place {
        if (!MODEL.matcher(model).matches() || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("there is no such series");
        }
    }

    /** Where a series lies. */
    public static Place of(Series series) {
        return new Place(series.model(), series.id());
    }

    Path below(Path root) {
        return root.resolve(model.substring(0, FAN))
                .resolve(model.substring(FAN))
                .resolve(id + END);
    }
}
