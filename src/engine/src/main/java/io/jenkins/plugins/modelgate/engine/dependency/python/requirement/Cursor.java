package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import io.jenkins.plugins.modelgate.engine.report.SafeText;

/** A place in a dependency specifier. White space is what PEP 508 means by it: blanks and tabs. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    void space() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean next(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean take(char c) {
        boolean there = next(c);
        at += there ? 1 : 0;
        return there;
    }

    boolean take(String symbol) {
        boolean there = text.startsWith(symbol, at);
        at += there ? symbol.length() : 0;
        return there;
    }

    /** A word that neither letters, digits nor underscores continue. */
    boolean takeWord(String word) {
        int end = at + word.length();
        boolean there = text.startsWith(word, at) && (end == text.length() || !isWord(text.charAt(end)));
        at += there ? word.length() : 0;
        return there;
    }

    /** A name of a package, an extra or a variable; empty when there is none. */
    String name() {
        int start = at;
        int end = at;
        while (end < text.length()
                && (isWord(text.charAt(end)) || text.charAt(end) == '-' || text.charAt(end) == '.')) {
            end++;
        }
        while (end > start && !isAlphanumeric(text.charAt(end - 1))) {
            end--;
        }
        if (end > start && !isAlphanumeric(text.charAt(start))) {
            return "";
        }
        at = end;
        return text.substring(start, end);
    }

    /** Everything up to one of these characters or the end. */
    String until(String stops) {
        int start = at;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    RequirementException broken(String expected) {
        return new RequirementException("is no requirement: " + expected + " expected at character " + (at + 1) + " of "
                + SafeText.quote(text));
    }

    static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return isAlphanumeric(c) || c == '_';
    }
}
