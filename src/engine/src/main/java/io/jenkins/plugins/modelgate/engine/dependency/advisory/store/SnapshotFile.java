package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.util.regex.Pattern;

/**
 * A file of a snapshot.
 *
 * @param path relative to the snapshot, {@code source/name}
 * @param size in bytes
 * @param sha256 lower-case hexadecimal
 */
public record SnapshotFile(String path, long size, String sha256) {
    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9-]{0,30}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127}){1,4}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException for a path that could lead elsewhere, or what is no digest */
    public SnapshotFile {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("no path of a snapshot's file: " + path);
        }
        if (size < 0 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("no size or digest of " + path);
        }
    }
}
