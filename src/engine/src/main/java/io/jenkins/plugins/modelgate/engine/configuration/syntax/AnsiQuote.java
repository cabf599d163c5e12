package io.jenkins.plugins.modelgate.engine.configuration.syntax;

/** {@code $'…'} of Bash, with its escapes. Source: GNU Bash manual, 3.1.2.4. */
final class AnsiQuote {
    private AnsiQuote() {}

    /**
     * Reads from behind the opening quote.
     *
     * @param into gets what it stands for
     * @return place of the closing quote, or the end of the text
     */
    static int read(String text, int from, StringBuilder into) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\'') {
            char c = text.charAt(at++);
            if (c != '\\' || at >= text.length()) {
                into.append(c);
                continue;
            }
            char kind = text.charAt(at++);
            int most = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            if (most > 0) {
                at = number(text, at, most, 16, into);
            } else if (kind >= '0' && kind <= '7') {
                at = number(text, at - 1, 3, 8, into);
            } else {
                into.append(plain(kind));
            }
        }
        return at;
    }

    private static int number(String text, int from, int most, int radix, StringBuilder into) {
        int end = from;
        int value = 0;
        while (end < text.length() && end < from + most && Character.digit(text.charAt(end), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(end), radix);
            end++;
        }
        into.appendCodePoint(Character.isValidCodePoint(value) ? value : '?');
        return end;
    }

    private static char plain(char kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> kind;
        };
    }
}
