package io.jenkins.plugins.modelgate.engine.dependency;

import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementsReader;
import java.util.List;

/** Every reader there is: one line each. The first that accepts a file reads it. */
public final class Manifests {
    private static final List<ManifestReader> READERS = List.of( //
            new RequirementsReader() //
            );

    private Manifests() {}

    public static List<ManifestReader> readers() {
        return READERS;
    }
}
