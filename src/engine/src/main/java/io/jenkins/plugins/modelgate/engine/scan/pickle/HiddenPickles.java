package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for pickles in bytes that no reader accounts for: a program that seeks would load them. What is found is
 * evidence; the bytes stay unexamined whether or not anything is found.
 */
public final class HiddenPickles {
    /** Bytes of a candidate that are tried. */
    private static final int TRIAL = 8 * 1024;
    /** Pickles followed to their end; further ones are only looked at. */
    private static final int MOST_FOLLOWED = 64;

    private HiddenPickles() {}

    /** Consumes everything to the end of the content. */
    public static void search(ScanStream in, Inspection inspection) throws IOException {
        int followed = 0;
        while (!in.atEnd()) {
            byte[] window = in.peek(ScanStream.MAX_PEEK);
            int limit = window.length < ScanStream.MAX_PEEK ? window.length : window.length - TRIAL;
            int at = followed < MOST_FOLLOWED ? next(window, limit) : limit;
            in.skip(at);
            if (at < limit) {
                follow(in, inspection);
                followed++;
            }
        }
    }

    /** Index of the next byte where a pickle that imports something starts, or {@code limit}. */
    private static int next(byte[] window, int limit) {
        for (int i = 0; i + 3 < limit; i++) {
            int first = window[i] & 0xFF;
            boolean announced = first == Opcode.PROTO && window[i + 1] >= 0 && window[i + 1] <= 5;
            if ((announced || isImport(window, i)) && acts(window, i)) {
                return i;
            }
        }
        return limit;
    }

    private static boolean acts(byte[] window, int at) {
        byte[] trial = Arrays.copyOfRange(window, at, Math.min(window.length, at + TRIAL));
        DryRun run = DryRun.of(trial, 0, -1);
        return run.acts() || run.known() || run.imports() && run.end() != DryRun.End.FAILED;
    }

    /** GLOBAL or a MARK that something follows, with lines that could be names. */
    private static boolean isImport(byte[] window, int at) {
        if (window[at] == Opcode.MARK) {
            return "cSVIUTX(".indexOf(window[at + 1]) >= 0;
        }
        if (window[at] != Opcode.GLOBAL) {
            return false;
        }
        int first = lineEnd(window, at + 1);
        return first > 0
                && lineEnd(window, first + 1) > 0
                && DryRun.isName(new String(window, at + 1, first - at - 1, StandardCharsets.UTF_8));
    }

    private static int lineEnd(byte[] window, int from) {
        for (int i = from; i < Math.min(window.length, from + 200); i++) {
            if (window[i] == '\n') {
                return i;
            }
            if (window[i] >= 0 && window[i] < '.') {
                return -1;
            }
        }
        return -1;
    }

    private static void follow(ScanStream in, Inspection inspection) throws IOException {
        long start = in.position();
        inspection.report(
                PickleRules.HIDDEN_PICKLE, start, "a pickle at byte " + start + " that imports or calls something");
        try {
            new PickleMachine(in, inspection, PickleDialect.PLAIN).run();
        } catch (IOException e) {
            inspection.incomplete(
                    PickleRules.DAMAGED,
                    in.position(),
                    "the hidden pickle: " + SafeText.of(String.valueOf(e.getMessage())));
        }
        if (in.position() == start) {
            in.skip(1);
        }
    }
}
