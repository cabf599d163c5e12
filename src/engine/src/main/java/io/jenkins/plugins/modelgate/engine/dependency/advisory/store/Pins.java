package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Who reads a snapshot: {@code pins/<snapshot>/<random>.pin}, one file for each reader, locked as long as it reads. The lock of
 * a killed reader goes with its process, so no pin outlives whoever set it; its file is swept up by the next update.
 */
final class Pins {
    private final Path directory;

    /** @param directory of all pins of the store */
    Pins(Path directory) {
        this.directory = directory;
    }

    /** Keeps a snapshot until closed. */
    Closeable pin(String snapshot) throws IOException {
        Path file = Files.createDirectories(directory.resolve(snapshot)).resolve(UUID.randomUUID() + ".pin");
        OwnLocks.add(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
        } catch (IOException e) {
            channel.close();
            OwnLocks.remove(file);
            throw e;
        }
        return () -> {
            channel.close();
            OwnLocks.remove(file);
            Files.deleteIfExists(file);
        };
    }

    /** Whether somebody reads it, here or in another process. */
    boolean pinned(String snapshot) throws IOException {
        Path pins = directory.resolve(snapshot);
        if (!Files.isDirectory(pins)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pins)) {
            for (Path file : files) {
                if (locked(file)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Removes what readers of a snapshot that is gone have left. */
    void forget(String snapshot) throws IOException {
        Trees.delete(directory.resolve(snapshot));
    }

    private static boolean locked(Path file) throws IOException {
        if (OwnLocks.holds(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            // Gone in the meantime, or not ours to open: the latter may be read by somebody.
            return Files.exists(file);
        }
    }
}
