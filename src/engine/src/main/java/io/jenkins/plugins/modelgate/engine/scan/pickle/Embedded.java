package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Constants that are content of their own: bytes that a loader inside the pickle may be handed. Only what begins like a
 * pickle or a container is opened; everything else is data.
 */
final class Embedded {
    /** Shortest pickle that does anything. */
    private static final int SHORTEST = 8;

    private static final int SIGNATURE = 16;
    private static final int TRIAL = 4096;
    private static final int[][] MAGICS = {
        {'P', 'K', 3, 4},
        {0x1F, 0x8B, 8},
        {0xFD, '7', 'z', 'X', 'Z', 0},
        {0x28, 0xB5, 0x2F, 0xFD},
        {0x04, 0x22, 0x4D, 0x18},
        {0x93, 'N', 'U', 'M', 'P', 'Y'},
    };

    private final ScanStream in;
    private final Inspection inspection;
    private final boolean silent;

    Embedded(ScanStream in, Inspection inspection) {
        this.in = in;
        this.inspection = inspection;
        this.silent = inspection instanceof SilentInspection;
    }

    /**
     * Examines the bytes constant that comes next, and consumes it, if it begins like content.
     *
     * @return what the examination came to; null if the constant is data: then nothing was consumed
     */
    @CheckForNull
    Nested bytes(long length) throws IOException {
        if (silent || length < SHORTEST || !isContent(length)) {
            return null;
        }
        long start = in.position();
        Nested nested;
        try (InputStream slice = in.slice(length)) {
            nested = inspection.nested(name(start), length, slice, Replay.part(inspection.replay(), start, length));
        }
        in.skip(start + length - in.position());
        return nested;
    }

    /** As {@link #bytes} for text that stands for bytes, as protocols 0 to 2 write them: latin-1 as UTF-8. */
    @CheckForNull
    Nested text(long length) throws IOException {
        if (silent || length < SHORTEST) {
            return null;
        }
        byte[] head = in.peek(SIGNATURE);
        boolean announced = head.length >= SHORTEST
                && (head[0] & 0xFF) == 0xC2
                && (head[1] & 0xFF) == Opcode.PROTO
                && head[2] >= 2
                && head[2] <= 5
                && PickleProbe.isPickle(Latin1Stream.decode(in.peek(window(length))), -1, false);
        if (!announced) {
            return null;
        }
        long start = in.position();
        Nested nested;
        try (InputStream slice = new Latin1Stream(in.slice(length))) {
            Replay replay = Replay.part(inspection.replay(), start, length);
            nested = inspection.nested(
                    name(start),
                    -1,
                    slice,
                    replay == null
                            ? null
                            : offset -> {
                                Latin1Stream again = new Latin1Stream(replay.openAt(0));
                                again.skipNBytes(offset);
                                return again;
                            });
        }
        in.skip(start + length - in.position());
        return nested;
    }

    private static String name(long start) {
        return "(constant at " + start + ")";
    }

    private boolean isContent(long length) throws IOException {
        byte[] head = in.peek((int) Math.min(length, SIGNATURE));
        if (head.length < SHORTEST) {
            return false;
        }
        int first = head[0] & 0xFF;
        if (first == Opcode.PROTO) {
            return head[1] >= 2 && head[1] <= 5 && PickleProbe.isPickle(in.peek(window(length)), length, false);
        }
        if (first == Opcode.GLOBAL || first == Opcode.MARK) {
            return isText(length);
        }
        if (first == 'B') {
            return startsWith(head, 'B', 'Z', 'h') && hasAt(head, 4, '1', 'A', 'Y', '&', 'S', 'Y');
        }
        if (first == 0x78) {
            return isCompressedPickle(in.peek((int) Math.min(length, TRIAL)));
        }
        for (int[] magic : MAGICS) {
            if (startsWith(head, magic)) {
                return true;
            }
        }
        return false;
    }

    /** A pickle of protocol 0 or 1. */
    private boolean isText(long length) throws IOException {
        byte[] head = in.peek((int) Math.min(length, TRIAL));
        DryRun run = DryRun.of(head, 0, length);
        return run.acts() || run.known();
    }

    private static int window(long length) {
        return (int) Math.min(length, ScanStream.MAX_PEEK);
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        return hasAt(head, 0, bytes);
    }

    private static boolean hasAt(byte[] head, int offset, int... bytes) {
        if (head.length < offset + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[offset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** zlib has a header of two bytes only: what it unpacks to has to begin like content too. */
    private static boolean isCompressedPickle(byte[] head) {
        if (((head[0] & 0xFF) << 8 | head[1] & 0xFF) % 31 != 0) {
            return false;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(head);
            byte[] unpacked = new byte[TRIAL];
            int got = inflater.inflate(unpacked);
            byte[] start = Arrays.copyOf(unpacked, got);
            return got >= SHORTEST
                    && (PickleProbe.isPickle(start, inflater.finished() ? got : -1, false)
                            || startsWith(start, MAGICS[0]));
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
