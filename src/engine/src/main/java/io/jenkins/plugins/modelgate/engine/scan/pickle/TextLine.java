package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the line that follows a text opcode. Keeps its beginning only, however long it is. */
final class TextLine {
    /** Most bytes kept. */
    static final int MAX_BYTES = 4096;

    private final ScanStream in;
    private final byte[] bytes = new byte[MAX_BYTES];
    private int kept;
    private long length;
    private int last;

    TextLine(ScanStream in) {
        this.in = in;
    }

    /** Reads up to and including the line feed. */
    void read() throws IOException {
        if (!tryRead()) {
            throw new TruncatedException(in.position(), 1);
        }
    }

    /** As {@link #read()}; false if the content ends before a line feed. */
    boolean tryRead() throws IOException {
        kept = 0;
        length = 0;
        last = -1;
        for (int value = in.read(); value >= 0; value = in.read()) {
            if (value == '\n') {
                return true;
            }
            if (kept < MAX_BYTES) {
                bytes[kept++] = (byte) value;
            }
            last = value;
            length++;
        }
        return false;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Number of valid {@link #bytes()}. */
    int kept() {
        return kept;
    }

    /** Whether the whole line was kept. */
    boolean isWhole() {
        return kept == length;
    }

    /** Length without the line feed, in bytes. */
    long length() {
        return length;
    }

    /** Last byte before the line feed, -1 if the line is empty. */
    int last() {
        return last;
    }

    /** The kept bytes as text, byte by byte. */
    String latin1() {
        return new String(bytes, 0, kept, StandardCharsets.ISO_8859_1);
    }

    /** The kept bytes as text; what is no UTF-8 becomes a replacement character, which is part of no allowed name. */
    String utf8() {
        return new String(bytes, 0, kept, StandardCharsets.UTF_8);
    }
}
