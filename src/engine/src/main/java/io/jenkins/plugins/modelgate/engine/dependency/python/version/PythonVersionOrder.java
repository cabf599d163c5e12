package io.jenkins.plugins.modelgate.engine.dependency.python.version;

import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;

/** PyPI's order: PEP 440, local versions included. */
public final class PythonVersionOrder implements VersionOrder {
    @Override
    public int compare(String first, String second) throws InvalidVersionException {
        return PythonVersion.of(first).compareTo(PythonVersion.of(second));
    }
}
