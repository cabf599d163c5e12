package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Only one update at a time. The operating system gives the lock back when its process dies, however that happens. */
final class UpdateLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private UpdateLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static UpdateLock take(Path file, Instant now) throws IOException {
        if (!OwnLocks.add(file)) {
            throw new UpdateRunningException(
                    "another update of " + file.getParent() + " is running; wait for its end (process "
                            + ProcessHandle.current().pid() + ", this one)");
        }
        try {
            return locked(file, now);
        } catch (IOException | RuntimeException e) {
            OwnLocks.remove(file);
            throw e;
        }
    }

    private static UpdateLock locked(Path file, Instant now) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new UpdateRunningException(
                        "another update of " + file.getParent() + " is running; wait for its end" + holder(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid() + " since " + now)
                    .getBytes(StandardCharsets.US_ASCII)));
            return new UpdateLock(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static boolean held(Path file) {
        try {
            if (!Files.exists(file) || OwnLocks.holds(file)) {
                return Files.exists(file);
            }
        } catch (IOException e) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) {
        try {
            ByteBuffer text = ByteBuffer.allocate(100);
            channel.read(text, 0);
            String holder = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
            return holder.matches("process [0-9]+ since [0-9TZ:.-]+") ? " (" + holder + ")" : "";
        } catch (IOException e) {
            // Windows lets nobody read what is locked.
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            OwnLocks.remove(file);
        }
    }
}
