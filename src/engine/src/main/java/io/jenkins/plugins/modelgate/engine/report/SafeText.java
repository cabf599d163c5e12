package io.jenkins.plugins.modelgate.engine.report;

/** Makes text out of scanned files fit to be shown: bounded, one line, without control and bidirectional characters. */
public final class SafeText {
    /** Longest text kept from a scanned file, in UTF-16 units. */
    public static final int MAX_LENGTH = 200;

    private SafeText() {}

    /** The text with every character that could mislead a reader or a terminal written as an escape. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** As {@link #of(String)}, with the longest result given in UTF-16 units. */
    public static String of(String text, int maxLength) {
        if (text.length() <= maxLength && isPrintableAscii(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(Math.min(text.length(), maxLength) + 8);
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (safe.length() >= maxLength) {
                return safe.append('…').toString();
            }
            append(safe, codePoint);
            i += Character.charCount(codePoint);
        }
        return safe.toString();
    }

    /** The safe text in quotation marks. */
    public static String quote(String text) {
        return '"' + of(text) + '"';
    }

    /** Nearly every text is, and there are hundreds of thousands of them. */
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder safe, int codePoint) {
        if (isMisleading(codePoint)) {
            safe.append(String.format(codePoint > 0xFFFF ? "\\U%08x" : "\\u%04x", codePoint));
        } else {
            safe.appendCodePoint(codePoint);
        }
    }

    private static boolean isMisleading(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
