package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.List;

/**
 * One package of a lock file.
 *
 * @param files what may be installed for it, as far as the lock tells
 * @param source registry, URL, repository or path; null for PyPI
 * @param pin how firmly a source other than a registry says what is there, or null for a registry
 * @param group what brings it, or null when it is always installed
 * @param needs what it needs, in the file's order
 * @param root whether it is the project itself
 */
record Locked(
        ComponentId id,
        List<LockedFile> files,
        @CheckForNull String source,
        @CheckForNull Pin pin,
        @CheckForNull String group,
        List<Need> needs,
        boolean root) {

    /**
     * Another package that this one needs.
     *
     * @param id with a version where the lock says so
     * @param always whether it is needed everywhere: neither a marker nor an extra decides
     */
    record Need(ComponentId id, boolean always) {}

    Locked {
        files = List.copyOf(files);
        needs = List.copyOf(needs);
    }

    /** Digests of all its files. */
    List<String> hashes() {
        return files.stream().flatMap(file -> file.hashes().stream()).toList();
    }

    /** Whether every file that may be installed has a digest that cannot be forged. */
    static boolean areFirm(List<LockedFile> files) {
        return !files.isEmpty() && files.stream().allMatch(LockedFile::isFirm);
    }
}
