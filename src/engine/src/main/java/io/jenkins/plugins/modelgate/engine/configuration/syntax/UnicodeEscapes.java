package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.Arrays;

/**
 * A program with the characters that its Unicode escapes name, and the lines on which they stood.
 * Source: The Java Language Specification, 3.3; Groovy 2.4 translates alike, before anything else.
 */
final class UnicodeEscapes {
    private final String text;
    private final int[] lineStarts;

    private UnicodeEscapes(String text, int[] lineStarts) {
        this.text = text;
        this.lineStarts = lineStarts;
    }

    /** Translates a program. What is no whole escape stays as it is. */
    static UnicodeEscapes translate(String source) {
        StringBuilder text = new StringBuilder(source.length());
        int[] starts = new int[16];
        int lines = 1;
        boolean escaped = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            int end = c == '\\' && !escaped ? end(source, i) : -1;
            escaped = c == '\\' && !escaped && end < 0;
            if (end > 0) {
                text.append((char) Integer.parseInt(source.substring(end - 4, end), 16));
                i = end - 1;
                continue;
            }
            text.append(c);
            if (c == '\n') {
                starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
                starts[lines++] = text.length();
            }
        }
        return new UnicodeEscapes(text.toString(), Arrays.copyOf(starts, lines));
    }

    /** Behind the escape that begins at a backslash, or -1: any number of the letter, then four digits to base 16. */
    private static int end(String source, int backslash) {
        int at = backslash + 1;
        while (at < source.length() && source.charAt(at) == 'u') {
            at++;
        }
        boolean whole = at > backslash + 1
                && at + 4 <= source.length()
                && source.substring(at, at + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        return whole ? at + 4 : -1;
    }

    /** The program. */
    String text() {
        return text;
    }

    /** Line of a place in the program, from 1. */
    int line(int position) {
        int found = Arrays.binarySearch(lineStarts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
