package io.jenkins.plugins.modelgate.engine.report;

/** Lines for a terminal: colour where it is wanted, text of foreign origin made harmless, long text wrapped. */
final class TextStyle {
    /** Columns that text is wrapped to. */
    static final int WIDTH = 100;

    private static final int LONGEST = 2000;
    private static final String RESET = "\u001b[0m";

    private final boolean colour;

    TextStyle(boolean colour) {
        this.colour = colour;
    }

    String bold(String text) {
        return paint("\u001b[1m", text);
    }

    String faint(String text) {
        return paint("\u001b[2m", text);
    }

    String verdict(Verdict verdict, String text) {
        return paint(
                switch (verdict) {
                    case PASSED -> "\u001b[1;32m";
                    case FAILED -> "\u001b[1;31m";
                    case INCOMPLETE -> "\u001b[1;33m";
                },
                text);
    }

    String severity(Severity severity, String text) {
        return paint(
                switch (severity) {
                    case CRITICAL, HIGH -> "\u001b[1;31m";
                    case MEDIUM -> "\u001b[33m";
                    case LOW -> "\u001b[36m";
                    case INFO -> "\u001b[2m";
                },
                text);
    }

    private String paint(String code, String text) {
        return colour ? code + text + RESET : text;
    }

    /** Text that may come from a scanned file. */
    static String clean(String text) {
        return SafeText.of(text, LONGEST);
    }

    /** The text in lines no wider than {@link #WIDTH} where it has blanks to break at, each after the indentation. */
    static String wrap(String first, String indent, String text) {
        StringBuilder lines = new StringBuilder(first);
        int column = first.length();
        boolean fresh = true;
        for (String word : text.split(" +")) {
            if (!fresh && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(indent);
                column = indent.length();
                fresh = true;
            }
            lines.append(fresh ? "" : " ").append(word);
            column += word.length() + (fresh ? 0 : 1);
            fresh = false;
        }
        return lines.append('\n').toString();
    }
}
