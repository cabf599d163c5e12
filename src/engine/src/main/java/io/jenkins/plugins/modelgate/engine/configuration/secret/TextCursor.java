package io.jenkins.plugins.modelgate.engine.configuration.secret;

/**
 * What stands at a position of a text, wherever the text ends.
 *
 * @param text all of it
 */
record TextCursor(String text) {
    /** Whether a character stands in names of settings. */
    static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    /** Whether a line ends at a position. */
    boolean isLineEnd(int at) {
        return charAt(at) == '\n' || charAt(at) == '\r';
    }

    /** Length of the quotation mark at a position, 0 where none is: plain, escaped as in notebooks, or XML's. */
    int quote(int at) {
        char c = charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            return 1;
        }
        if (c == '\\' && (charAt(at + 1) == '"' || charAt(at + 1) == '\'')) {
            return 2;
        }
        return text.startsWith("&quot;", at) ? 6 : 0;
    }

    /** The letter before a literal of Python: raw, bytes, formatted. */
    boolean isPrefix(int at) {
        return "rbuf".indexOf(Character.toLowerCase(charAt(at))) >= 0 && charAt(at) != 0 && quote(at + 1) > 0;
    }

    /** Behind the blanks and tabs that begin at a position. */
    int blanks(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** The character at a position, 0 behind the end. */
    char charAt(int at) {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
