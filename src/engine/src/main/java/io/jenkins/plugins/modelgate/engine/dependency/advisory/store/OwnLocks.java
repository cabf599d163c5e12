package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that this process has locked. POSIX gives back all locks of a process on a file when any of its descriptors of that
 * file is closed: who only looked whether such a file is locked would unlock it. So these are never opened a second time.
 */
final class OwnLocks {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private OwnLocks() {}

    /** @return whether it was not held before */
    static boolean add(Path file) throws IOException {
        return HELD.add(real(file));
    }

    static boolean holds(Path file) throws IOException {
        return HELD.contains(real(file));
    }

    /** After the lock is given back. */
    static void remove(Path file) throws IOException {
        HELD.remove(real(file));
    }

    /** One name for each file, however its directory is reached. */
    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            throw new IOException(file + " is no file");
        }
        return parent.toRealPath().resolve(name);
    }
}
