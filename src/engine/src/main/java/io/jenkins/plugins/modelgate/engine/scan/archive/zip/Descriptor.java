package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The data descriptor behind a member, APPNOTE 4.3.9: with or without signature, sizes of 32 or 64 bits. */
record Descriptor(long crc, long packed, long size) {
    private static final int SIGNATURE = 0x08074b50;

    /**
     * Consumes the descriptor that stands here, taking the form in which it fits what was read, else the form behind
     * which the archive goes on.
     *
     * @return null if nothing here looks like one
     */
    @CheckForNull
    static Descriptor read(ScanStream in, Descriptor actual) throws IOException {
        byte[] ahead = in.peek(28);
        int mark = ahead.length >= 4 && word(ahead, 0) == SIGNATURE ? 4 : 0;
        for (int width = 4; width <= 8; width += 4) {
            Descriptor found = parse(ahead, mark, width);
            if (found != null && found.fits(actual, width) && goesOn(ahead, mark + 4 + 2 * width)) {
                in.skip(mark + 4L + 2 * width);
                return actual;
            }
        }
        for (int width = 4; width <= 8; width += 4) {
            Descriptor found = parse(ahead, mark, width);
            if (found != null && (found.fits(actual, width) || mark > 0 && goesOn(ahead, mark + 4 + 2 * width))) {
                in.skip(mark + 4L + 2 * width);
                return found;
            }
        }
        return null;
    }

    private boolean fits(Descriptor actual, int width) {
        long mask = width == 4 ? 0xFFFFFFFFL : -1L;
        return crc == actual.crc && packed == (actual.packed & mask) && size == (actual.size & mask);
    }

    @CheckForNull
    private static Descriptor parse(byte[] bytes, int at, int width) {
        if (bytes.length < at + 4 + 2 * width) {
            return null;
        }
        ByteBuffer fields =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(at);
        long crc = fields.getInt() & 0xFFFFFFFFL;
        return width == 4
                ? new Descriptor(crc, fields.getInt() & 0xFFFFFFFFL, fields.getInt() & 0xFFFFFFFFL)
                : new Descriptor(crc, fields.getLong(), fields.getLong());
    }

    /** Whether the next header or record stands there. */
    private static boolean goesOn(byte[] bytes, int at) {
        return bytes.length < at + 4 || bytes[at] == 'P' && bytes[at + 1] == 'K';
    }

    private static int word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
