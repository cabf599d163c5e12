package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * An open file: one digested reading from first to last byte, its last bytes beforehand, and further readings for
 * polyglots. {@link #checkUnchanged()} afterwards makes sure that all of them saw the same file.
 */
public final class ArtifactFile implements AutoCloseable {
    private final Path real;
    private final FileChannel channel;
    private final BasicFileAttributes before;

    private ArtifactFile(Path real, FileChannel channel, BasicFileAttributes before) {
        this.real = real;
        this.channel = channel;
        this.before = before;
    }

    /**
     * Opens an entry that has content. Links have been judged by the walk; the file they lead to is opened without
     * following any further one.
     */
    public static ArtifactFile open(TreeEntry entry) throws IOException {
        Path real = entry.kind() == TreeEntry.Kind.LINK ? entry.location().toRealPath() : entry.location();
        BasicFileAttributes before = attributes(real);
        if (!before.isRegularFile()) {
            throw new IOException("is no regular file any more");
        }
        FileChannel channel = FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return new ArtifactFile(real, channel, before);
    }

    /** Size when it was opened, in bytes. */
    public long size() {
        return before.size();
    }

    /**
     * The one reading, which makes the digest.
     *
     * @param ahead let a second thread read while this one works
     * @param onBytes told of every chunk's size, for progress
     */
    public DigestStream digested(boolean ahead, LongConsumer onBytes) {
        return digested(ahead, onBytes, List.of());
    }

    /**
     * The one reading, which makes the digest and feeds others.
     *
     * @param ahead let other threads read and feed the sinks while this one works
     * @param onBytes told of every chunk's size, for progress
     * @param sinks see every byte; have seen all when {@link DigestStream#finish()} returns
     */
    public DigestStream digested(boolean ahead, LongConsumer onBytes, List<? extends ContentSink> sinks) {
        InputStream bytes = at(0);
        return ahead
                ? new DigestStream(new ReadAhead(bytes), onBytes, ParallelSink.each(sinks))
                : new DigestStream(Chunks.of(bytes), onBytes, sinks);
    }

    /** A further reading that starts at {@code offset}. */
    public InputStream at(long offset) {
        return new ChannelStream(channel, offset);
    }

    /** The last bytes, at most {@code count}. */
    public byte[] tail(int count) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(count, size()));
        long start = size() - tail.capacity();
        while (tail.hasRemaining() && channel.read(tail, start + tail.position()) > 0) {
            continue;
        }
        byte[] bytes = new byte[tail.position()];
        tail.flip().get(bytes);
        return bytes;
    }

    /** Whether the file is still what was opened; what cannot be asked any more is not. */
    public boolean isUnchanged() {
        try {
            checkUnchanged();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IOException when the file is not what was opened any more */
    public void checkUnchanged() throws IOException {
        BasicFileAttributes after = attributes(real);
        boolean same = after.size() == before.size()
                && after.lastModifiedTime().equals(before.lastModifiedTime())
                && Objects.equals(after.fileKey(), before.fileKey());
        if (!same) {
            throw new IOException("the file changed while it was read; check it again when nobody writes to it");
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
