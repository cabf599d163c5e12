package io.jenkins.plugins.modelgate.engine.scan;

import java.util.Set;

/**
 * What the policy says to scanners.
 *
 * @param limits bounds
 * @param allowedGlobals exact {@code module.name} pairs that pickles may import beyond the built-in list
 */
public record ScanOptions(Limits limits, Set<String> allowedGlobals) {
    /** No more than the built-in defaults. */
    public static final ScanOptions DEFAULT = new ScanOptions(Limits.DEFAULT, Set.of());

    public ScanOptions {
        allowedGlobals = Set.copyOf(allowedGlobals);
    }
}
