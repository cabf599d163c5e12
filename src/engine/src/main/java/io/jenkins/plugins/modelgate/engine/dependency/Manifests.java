package io.jenkins.plugins.modelgate.engine.dependency;

import java.util.List;

/** Every reader there is: one line each. The first that accepts a file reads it. */
public final class Manifests {
    private static final List<ManifestReader> READERS = List.of( //
            );

    private Manifests() {}

    public static List<ManifestReader> readers() {
        return READERS;
    }
}
