package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Probe;

/** Tells pickles from other content: a protocol 0 pickle is plain text, and raw weights may begin like any opcode. */
public final class PickleProbe {
    /** Opcodes without an error that no accident explains: each is right about once in five. */
    private static final int ENOUGH = 6;
    /** As {@link #ENOUGH}, for text. */
    private static final int ENOUGH_TEXT = 50;

    private static final int PROTO = 0x80;
    private static final int HIGHEST = 5;
    private static final int MOST_STACKED = 16;

    private PickleProbe() {}

    /** Whether a loader might take this content for a pickle. */
    public static boolean matches(Probe probe) {
        boolean named = Formats.isLoadableName(probe);
        return isPickle(probe.head(), probe.size(), named);
    }

    /**
     * @param head first bytes
     * @param size of the content, -1 if not known
     * @param named whether its name belongs to model loaders alone
     */
    static boolean isPickle(byte[] head, long size, boolean named) {
        if (head.length < 2 || isZip(head)) {
            return false;
        }
        if ((head[0] & 0xFF) != PROTO) {
            return isUnannounced(head, size, named);
        }
        int protocol = head[1] & 0xFF;
        if (protocol > HIGHEST) {
            return named && isFuture(head, size);
        }
        if (named) {
            // A safetensors file whose header has 1,152 bytes begins with 80 04 00: no opcode, so nothing would run.
            return head.length == 2 || head[2] != 0;
        }
        DryRun run = DryRun.of(head, 0, size);
        return run.end() != DryRun.End.FAILED || run.imports() || run.acts() || run.opcodes() > ENOUGH;
    }

    /**
     * A ZIP archive begins like a persistent id in text form: loaders of plain pickles refuse that before anything else
     * is read, and loaders that take persistent ids see the archive first.
     */
    private static boolean isZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /** A protocol that is not known yet, with opcodes that are. */
    private static boolean isFuture(byte[] head, long size) {
        byte[] known = head.clone();
        known[1] = HIGHEST;
        return isPickle(known, size, false);
    }

    /** Protocols 0 and 1 announce nothing. */
    private static boolean isUnannounced(byte[] head, long size, boolean named) {
        int from = 0;
        for (int n = 0; n < MOST_STACKED && from < head.length; n++) {
            DryRun run = DryRun.of(head, from, size);
            if (run.acts() || run.known() || run.imports() && (named || run.end() != DryRun.End.FAILED)) {
                return true;
            }
            if (run.end() != DryRun.End.STOPPED) {
                return from > 0 && named || run.end() == DryRun.End.EXHAUSTED && isLong(run, head, size);
            }
            if (run.stop() == size || named || run.opcodes() > ENOUGH_TEXT) {
                return true;
            }
            from = (int) run.stop();
        }
        return false;
    }

    /**
     * While the size is not known a single opcode with an enormous length proves nothing: such content is looked at once
     * more when its end has been seen.
     */
    private static boolean isLong(DryRun run, byte[] head, long size) {
        int enough = isText(head) ? ENOUGH_TEXT : size < 0 ? 1 : 0;
        return run.opcodes() > enough;
    }

    /** Whether the bytes are plainly text: no control characters but white space. */
    static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
