package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bytes that were written as text: UTF-8 whose characters are the bytes. Ends at the first character above 255. */
final class Latin1Stream extends FilterInputStream {
    private boolean ended;

    Latin1Stream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int first = ended ? -1 : in.read();
        if (first < 0x80) {
            return first;
        }
        int second = first == 0xC2 || first == 0xC3 ? in.read() : -1;
        if (second < 0x80 || second > 0xBF) {
            ended = true;
            return -1;
        }
        return (first & 0x03) << 6 | second & 0x3F;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int filled = 0;
        while (filled < length) {
            int value = read();
            if (value < 0) {
                break;
            }
            target[offset + filled++] = (byte) value;
        }
        return filled == 0 && length > 0 ? -1 : filled;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The bytes that a text stands for. */
    static byte[] decode(byte[] utf8) {
        try (Latin1Stream in = new Latin1Stream(new ByteArrayInputStream(utf8))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
