package io.jenkins.plugins.modelgate.engine.configuration.syntax;

/**
 * {@code $'…'} of Bash, with its escapes. Source: GNU Bash manual, 3.1.2.4; what that leaves open as Bash does: numbers of bytes
 * keep their lower eight bits, {@code \x{…}} takes any count of digits, an unknown escape keeps its backslash, and a zero byte
 * ends the text.
 */
final class AnsiQuote {
    private static final String LETTERS = "abeEfnrtv\\'\"?";
    private static final String MEANT = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?";

    private final String text;
    private final StringBuilder meant = new StringBuilder();
    private int at;

    private AnsiQuote(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * Reads from behind the opening quote.
     *
     * @param into gets what it stands for
     * @return place of the closing quote, or the end of the text
     */
    static int read(String text, int from, StringBuilder into) {
        AnsiQuote reading = new AnsiQuote(text, from);
        reading.run();
        int zero = reading.meant.indexOf("\0");
        into.append(reading.meant, 0, zero < 0 ? reading.meant.length() : zero);
        return reading.at;
    }

    private void run() {
        while (at < text.length() && text.charAt(at) != '\'') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                escape(text.charAt(at++));
            } else {
                meant.append(c);
            }
        }
    }

    private void escape(char kind) {
        int letter = LETTERS.indexOf(kind);
        if (letter >= 0) {
            meant.append(MEANT.charAt(letter));
        } else if (kind >= '0' && kind <= '7') {
            at--;
            meant.append((char) (number(3, 8) & 0xFF));
        } else if (kind == 'x') {
            hexadecimal();
        } else if ((kind == 'u' || kind == 'U') && isDigit(16)) {
            long value = number(kind == 'u' ? 4 : 8, 16);
            meant.appendCodePoint(value <= Character.MAX_CODE_POINT ? (int) value : '?');
        } else if (kind == 'c' && at < text.length() && text.charAt(at) != '\'') {
            control(text.charAt(at++));
        } else {
            meant.append('\\').append(kind);
        }
    }

    private void hexadecimal() {
        boolean braced = at < text.length() && text.charAt(at) == '{';
        at += braced ? 1 : 0;
        if (!braced && !isDigit(16)) {
            meant.append("\\x");
            return;
        }
        meant.append((char) (number(braced ? Integer.MAX_VALUE : 2, 16) & 0xFF));
        at += braced && at < text.length() && text.charAt(at) == '}' ? 1 : 0;
    }

    /** {@code \cX}; of a backslash both that stand for one. */
    private void control(char c) {
        boolean doubled = c == '\\' && at < text.length() && text.charAt(at) == '\\';
        at += doubled ? 1 : 0;
        meant.append((char) (c & 0x1F));
        if (c == '\\' && !doubled && at < text.length() && text.charAt(at) == '\'') {
            // Its backslash keeps the quote from ending the text.
            meant.append(text.charAt(at++));
        }
    }

    private boolean isDigit(int radix) {
        return at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), radix) >= 0;
    }

    /** Digits from here on; of more than eight the last ones count. */
    private long number(int most, int radix) {
        long value = 0;
        for (int i = 0; i < most && isDigit(radix); i++) {
            value = (value * radix + Character.digit(text.charAt(at++), radix)) & 0xFFFF_FFFFL;
        }
        return value;
    }
}
