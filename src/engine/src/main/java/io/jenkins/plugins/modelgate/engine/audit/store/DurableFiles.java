package io.jenkins.plugins.modelgate.engine.audit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files that are whole or not there, whatever happens: unfinished under another name, forced to the disk, then
 * renamed. A name itself is durable after {@link #syncDirectories()}, which the caller does once for many files.
 * Directories cannot be forced on Windows; there this is left out.
 */
public final class DurableFiles {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final AtomicLong NAMES = new AtomicLong();

    private final Path root;
    private final Path temporary;
    private final Set<Path> unsynced = new LinkedHashSet<>();

    /** @param root below which it writes; unfinished files lie in its {@code tmp} */
    public DurableFiles(Path root) {
        this.root = root;
        this.temporary = root.resolve(LogLayout.TEMPORARY);
    }

    /** Puts new content in the place of old, atomically. */
    public void overwrite(Path file, byte[] bytes) throws IOException {
        move(file, bytes);
    }

    /**
     * Creates a file that never changes.
     *
     * @throws DifferentContentException when it is there with other content
     */
    public void create(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.size(file) != bytes.length || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                throw new DifferentContentException(
                        root.relativize(file)
                                + " is there with other content than this log would write; it was changed, or belongs to another log");
            }
            return;
        }
        move(file, bytes);
    }

    private void move(Path file, byte[] bytes) throws IOException {
        Path unfinished = unfinished();
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            adopt(unfinished, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** Gives a finished and forced file from {@link #unfinished()} its name. */
    public void adopt(Path finished, Path file) throws IOException {
        directories(parent(file));
        Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
        changed(parent(file));
    }

    /** A name for a file that is being written. */
    public Path unfinished() throws IOException {
        directories(temporary);
        return temporary.resolve(ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet());
    }

    /** Makes a directory and its parents, each known to its own parent for good. */
    public void directories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = parent(directory);
        directories(parent);
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
        changed(parent);
    }

    /** Removes what unfinished writing has left behind. Only for the one writer. */
    public void removeUnfinished() throws IOException {
        if (!Files.isDirectory(temporary)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private synchronized void changed(Path directory) {
        unsynced.add(directory);
    }

    /** Makes the names that were given since the last call durable. */
    public synchronized void syncDirectories() throws IOException {
        for (Path directory : unsynced) {
            syncDirectory(directory);
        }
        unsynced.clear();
    }

    private static void syncDirectory(Path directory) throws IOException {
        if (WINDOWS) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    /** A file that should never change has. */
    public static final class DifferentContentException extends IOException {
        private static final long serialVersionUID = 1L;

        DifferentContentException(String message) {
            super(message);
        }
    }
}
