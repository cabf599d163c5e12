package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Parts of an open file. */
final class IndexFile implements Closeable {
    private final FileChannel channel;

    IndexFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    long size() throws IOException {
        return channel.size();
    }

    byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || length > channel.size() - offset) {
            throw new EOFException("a part of it lies behind its end");
        }
        byte[] bytes = new byte[length];
        read(offset, bytes, length);
        return bytes;
    }

    void read(long offset, byte[] target, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("it ended while it was read");
            }
        }
    }

    /** The bytes from one offset to another. */
    InputStream stream(long from, long to) {
        return new InputStream() {
            private long at = from;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (at >= to) {
                    return -1;
                }
                int count = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, to - at)), at);
                at += Math.max(0, count);
                return count;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
