package io.jenkins.plugins.modelgate.engine.dependency.python.version;

import java.util.ArrayList;
import java.util.List;

/** White space as Python's {@code str} means it, which is not what Java means. */
public final class PythonText {
    private PythonText() {}

    /** As {@code str.strip()}. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** As {@code str.isspace()}, and {@code \s} of a pattern for text. */
    public static boolean isSpace(char c) {
        return c == ' '
                || c >= '\t' && c <= '\r'
                || c >= 0x1C && c <= 0x1F
                || c == 0x85
                || c == 0xA0
                || c > 0xFF && Character.isSpaceChar(c);
    }

    /** As {@code str.splitlines()}, which ends lines at more characters than an editor shows. */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (endsLine(text.charAt(at))) {
                lines.add(text.substring(start, at));
                boolean both = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
                at += both ? 1 : 0;
                start = at + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean endsLine(char c) {
        return c >= '\n' && c <= '\r' || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
