package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Texts in base64 that hold other text. Lines that were cut for their length belong together. */
final class Base64Runs {
    private static final int SHORTEST = 24;
    /** Longest that is decoded, in characters. */
    static final int LONGEST = 512 << 10;

    /** Shortest line that goes on in the next, as base64 is wrapped at 60, 64 or 76. */
    private static final int WRAPPED = 56;

    private Base64Runs() {}

    /** @param decoded what it says */
    record Run(int start, int end, String decoded) {}

    /**
     * All of them.
     *
     * @param again how many characters of the text's end are looked at again with what follows; -1 where nothing follows
     * @param unread gets where one begins that is too long to be decoded, or goes on so far that its end is never read with its beginning
     */
    static List<Run> in(String text, int again, IntConsumer unread) {
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            if (!Base64Text.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at, again);
            boolean read = end - at >= SHORTEST && promises(text, at);
            if (read && (end - at > LONGEST || again >= 0 && end == text.length() && end - at > again)) {
                unread.accept(at);
            }
            if (read && end - at <= LONGEST) {
                String decoded = Base64Text.text(text.substring(at, end));
                if (decoded != null) {
                    runs.add(new Run(at, end, decoded));
                }
            }
            at = end + 1;
        }
        return runs;
    }

    private static int end(String text, int start, int again) {
        int line = start;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Base64Text.isDigit(c)) {
                at++;
            } else if ((c == '\n' || c == '\r') && at - line >= WRAPPED) {
                int next = at;
                while (next < text.length() && text.charAt(next) <= ' ') {
                    next++;
                }
                if (next >= text.length()) {
                    // It may go on in what follows.
                    return again < 0 ? at : next;
                }
                if (!Base64Text.isDigit(text.charAt(next))) {
                    return at;
                }
                at = next;
                line = next;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Whether the first nine bytes are text: nearly nothing else is decoded. */
    private static boolean promises(String text, int at) {
        return Base64Text.text(text.substring(at, at + 12)) != null;
    }
}
