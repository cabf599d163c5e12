package io.jenkins.plugins.modelgate.engine.dependency.npm;

import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;

/**
 * The order of npm's versions: Semantic Versioning 2.0.0, section 11, as the package {@code semver} applies it. Prereleases come
 * before their release, build metadata does not count.
 */
public final class NpmVersionOrder implements VersionOrder {
    @Override
    public int compare(String first, String second) throws InvalidVersionException {
        return NpmVersion.parse(first).compareTo(NpmVersion.parse(second));
    }
}
