package io.jenkins.plugins.modelgate.engine.audit.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * One writer. Between processes a lock on a file of its own; inside this JVM a set, because POSIX locks belong to the
 * process: closing any other channel on the file would drop the lock, so nothing else ever opens it.
 */
public final class LogLock implements AutoCloseable {
    private static final Set<Path> HELD = new HashSet<>();

    private final Path log;
    private final FileChannel channel;

    private LogLock(Path log, FileChannel channel) {
        this.log = log;
        this.channel = channel;
    }

    /**
     * Takes the lock of a log directory, which must exist.
     *
     * @return null when another writer has it
     */
    public static LogLock take(Path directory) throws IOException {
        Path log = directory.toRealPath();
        synchronized (HELD) {
            if (!HELD.add(log)) {
                return null;
            }
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel =
                    FileChannel.open(log.resolve(LogLayout.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This class in another class loader of the same JVM holds it.
            lock = null;
        } finally {
            if (lock == null) {
                release(log, channel);
            }
        }
        return lock == null ? null : new LogLock(log, channel);
    }

    private static void release(Path log, FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            synchronized (HELD) {
                HELD.remove(log);
            }
        }
    }

    /** Whether the lock file still is the one that is locked. */
    public boolean holds() {
        return channel.isOpen() && Files.exists(log.resolve(LogLayout.LOCK));
    }

    @Override
    public void close() throws IOException {
        release(log, channel);
    }
}
