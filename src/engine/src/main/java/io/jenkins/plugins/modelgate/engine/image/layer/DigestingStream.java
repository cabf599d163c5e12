package io.jenkins.plugins.modelgate.engine.image.layer;

import io.jenkins.plugins.modelgate.engine.image.BlobDigest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Digests every byte that goes by, also what is passed over. */
final class DigestingStream extends FilterInputStream {
    private final MessageDigest digest;
    private final LongConsumer onBytes;
    private byte[] scratch;
    private long total;

    DigestingStream(InputStream in, BlobDigest like, LongConsumer onBytes) {
        super(in);
        this.digest = like.newDigest();
        this.onBytes = onBytes;
    }

    static DigestingStream sha256(InputStream in) {
        return new DigestingStream(in, new BlobDigest("sha256", ""), count -> {});
    }

    long total() {
        return total;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        if (got > 0) {
            digest.update(target, offset, got);
            total += got;
            onBytes.accept(got);
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = scratch();
        return count <= 0 ? 0 : Math.max(0, read(buffer, 0, (int) Math.min(count, buffer.length)));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left and returns the digest, lower-case hexadecimal. */
    String finish() throws IOException {
        byte[] buffer = scratch();
        while (read(buffer, 0, buffer.length) >= 0) {
            continue;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private byte[] scratch() {
        if (scratch == null) {
            scratch = new byte[16 * 1024];
        }
        return scratch;
    }
}
