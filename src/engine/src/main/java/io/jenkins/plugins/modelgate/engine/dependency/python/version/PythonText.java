package io.jenkins.plugins.modelgate.engine.dependency.python.version;

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
}
