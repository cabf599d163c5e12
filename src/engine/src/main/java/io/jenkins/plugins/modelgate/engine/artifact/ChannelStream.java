package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a channel from a position of its own, so that several readings can share one open file. */
final class ChannelStream extends InputStream {
    private final FileChannel channel;
    private long position;

    ChannelStream(FileChannel channel, long position) {
        this.channel = channel;
        this.position = position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int got = channel.read(ByteBuffer.wrap(target, offset, length), position);
        if (got > 0) {
            position += got;
        }
        return got;
    }

    /** Never beyond the end: who skips until nothing is left would go on for ever. */
    @Override
    public long skip(long count) throws IOException {
        long step = Math.max(0, Math.min(count, channel.size() - position));
        position += step;
        return step;
    }
}
