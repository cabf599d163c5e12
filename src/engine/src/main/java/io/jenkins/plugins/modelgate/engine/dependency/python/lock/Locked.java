package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One package of a lock file.
 *
 * @param hashes {@code sha256:…}
 * @param source registry, URL, repository or path; null for PyPI
 * @param pin how firmly a source other than a registry says what is there, or null for a registry
 * @param group what brings it, or null when it is always installed
 * @param files names of its files, as far as the lock tells
 * @param needs names, and versions where the lock says so, of what it needs
 * @param root whether it is the project itself
 */
record Locked(
        ComponentId id,
        List<String> hashes,
        @CheckForNull String source,
        @CheckForNull Pin pin,
        @CheckForNull String group,
        List<String> files,
        Set<ComponentId> needs,
        boolean root) {

    Locked {
        hashes = List.copyOf(hashes);
        files = List.copyOf(files);
        // In the file's order, which Set.copyOf does not keep.
        needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
    }
}
