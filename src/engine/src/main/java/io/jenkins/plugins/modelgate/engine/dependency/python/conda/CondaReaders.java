package io.jenkins.plugins.modelgate.engine.dependency.python.conda;

import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import java.util.List;

/** The readers of this room. */
public final class CondaReaders {
    private CondaReaders() {}

    /** One for each kind of file. */
    public static List<ManifestReader> all() {
        return List.of(new CondaLockReader(), new EnvironmentReader(), new ExplicitReader());
    }
}
