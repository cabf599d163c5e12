package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A folder for one run: only its owner can enter it, and it is removed at the end, when the process is told to stop, and at the
 * latest, after a kill, by the next run. A lock tells the living from the dead.
 */
public final class ScratchFolder implements AutoCloseable {
    private static final String PREFIX = "model-gate-dataset-";
    private static final String LOCK = "in-use";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final Thread hook = new Thread(this::remove, "remove-scratch");

    private ScratchFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** A new one in Java's folder for temporary files, after removing what dead runs of the same user left there. */
    public static ScratchFolder create() throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static ScratchFolder create(Path parent) throws IOException {
        removeLeftOvers(parent);
        try {
            // For its owner alone: that is what Java makes temporary directories.
            Path path = Files.createTempDirectory(parent, PREFIX).toRealPath();
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            ScratchFolder folder = new ScratchFolder(path, channel, channel.lock());
            Runtime.getRuntime().addShutdownHook(folder.hook);
            return folder;
        } catch (IOException e) {
            throw new IOException(
                    "no scratch folder can be made in " + parent + ": " + e.getMessage()
                            + "; give another place with -Djava.io.tmpdir",
                    e);
        }
    }

    /** Where it is, with no link in it. */
    public Path path() {
        return path;
    }

    /** Bytes that lie in it. */
    public static long size(Path folder) {
        long[] bytes = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // Files come and go while they are counted.
            return bytes[0];
        }
        return bytes[0];
    }

    private static void removeLeftOvers(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                removeIfDead(folder);
            }
        } catch (IOException e) {
            // Somebody else's folder, or gone meanwhile: no reason not to work.
            return;
        }
    }

    private static void removeIfDead(Path folder) {
        Path lock = folder.resolve(LOCK);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                delete(folder);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // In use, or another user's.
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void remove() {
        try {
            delete(path);
            lock.release();
            channel.close();
        } catch (IOException e) {
            System.err.println("model-gate: the scratch folder " + path + " cannot be removed: "
                    + SafeText.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already: the hook does it.
            return;
        }
        remove();
    }
}
