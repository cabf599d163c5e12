package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/**
 * Makes files that are whole or not there and that their owner alone may read, durable when it returns. Directories cannot
 * be forced to the disk on Windows, which has no such permissions either; there both is left out.
 */
final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final int MOST_ASIDE = 1000;

    /** A new file with this content. */
    void create(Path file, byte[] bytes) throws IOException {
        directories(parent(file));
        replace(file, out -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        });
    }

    /** What goes into a file. */
    interface Content {
        void write(FileChannel out) throws IOException;
    }

    /** Puts a file in the place of another, or where there was none. */
    void replace(Path file, Content content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    attributes("rw-------"))) {
                content.write(channel);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        sync(parent(file));
    }

    /** Gives a file another name in its directory. */
    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(to));
    }

    /** A name beside others of its kind that is not taken. */
    Path free(Path stem) throws IOException {
        for (int i = 1; i <= MOST_ASIDE; i++) {
            Path path = stem.resolveSibling(stem.getFileName() + "-" + i);
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return path;
            }
        }
        throw new IOException(
                "there are " + MOST_ASIDE + " files " + stem + "-* already; look at them and take them away");
    }

    /** A directory and what is missing above it. */
    void directories(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = parent(directory);
        if (!Files.isDirectory(parent)) {
            directories(parent);
        }
        try {
            Files.createDirectory(directory, attributes("rwx------"));
        } catch (java.nio.file.FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        sync(parent);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void sync(Path directory) throws IOException {
        if (!WINDOWS) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " lies nowhere");
        }
        return parent;
    }
}
