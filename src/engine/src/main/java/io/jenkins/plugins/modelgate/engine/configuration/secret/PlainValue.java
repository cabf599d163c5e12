package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * Where a value without quotation marks ends. What ends one differs: a blank in a shell, the end of the line in .env, properties and YAML, where
 * {@code & ; , <} and quotation marks are signs of a password like any other.
 */
final class PlainValue {
    /** Each could begin in the one before: longer ones would take the square of a file's length. */
    private static final int LONGEST = 1024;

    private static final int LONGEST_PREFIX = 200;
    private static final String CODE_ENDS = "\"'`<>;,&\\ \t\r\n";
    private static final String WORD_ENDS = "\"'`<>;& \t\r\n";
    private static final Pattern OWN_LINE = Pattern.compile("[\\s\"'#]*(?:- *)?[\"']?(?:export\\s+|set\\s+)?");
    private static final Pattern ITEM = Pattern.compile("\\s*- *");
    private static final Pattern DOCKER = Pattern.compile("(?i)\\s*(?:ENV|ARG|LABEL)\\s.*");

    private static final Pattern BRACKET = Pattern.compile("[(\\[]");

    private final String text;
    private final TextCursor cursor;
    private final Manner manner;

    PlainValue(TextCursor cursor, Manner manner) {
        this.text = cursor.text();
        this.cursor = cursor;
        this.manner = manner;
    }

    /**
     * What a name is given.
     *
     * @param name where the name begins
     * @param colon whether a colon stands between, or words only, as in prose
     * @return null where it is empty, computed, or the first word of a sentence
     */
    @CheckForNull
    Assignment read(String key, int name, int start, boolean colon) {
        Extent extent = extent(name, start, colon);
        int end = extent.end();
        while (!extent.literal()
                && end > start
                && ")]}".indexOf(text.charAt(end - 1)) >= 0
                && !isBalanced(start, end)) {
            end--;
        }
        boolean expands = !extent.literal();
        if (manner == Manner.CODE
                && text.charAt(start - 1) == ' '
                && BRACKET.matcher(text.substring(start, end)).find()) {
            return null;
        }
        return end == start || colon && !extent.literal() && isProse(start, end)
                ? null
                : new Assignment(key, text.substring(start, end), start, extent.literal(), expands);
    }

    private boolean isBalanced(int start, int end) {
        char close = text.charAt(end - 1);
        char open = close == ')' ? '(' : close == ']' ? '[' : '{';
        return text.substring(start, end).indexOf(open) >= 0;
    }

    /** Whether a value without quotation marks is the first word of a sentence. */
    private boolean isProse(int start, int end) {
        int next = cursor.blanks(end);
        boolean word = text.substring(start, end).matches("[A-Za-z'-]+");
        if (!word || next == end || next >= text.length() || !Character.isLetter(text.charAt(next))) {
            return false;
        }
        int second = next;
        while (second < text.length() && (TextCursor.isName(text.charAt(second)) || text.charAt(second) == '\'')) {
            second++;
        }
        String after = text.substring(next, second);
        return cursor.charAt(second) != '='
                && cursor.charAt(second) != ':'
                && after.matches("[a-zA-Z']+")
                && !after.matches("machine|login|password|account|default|AS|as|if|for|and|or|in");
    }

    /**
     * How far a value goes.
     *
     * @param end after its last character
     * @param literal whether it stands there as it is: no language computes it or puts something in
     */
    private record Extent(int end, boolean literal) {}

    /**
     * Of the value at a position.
     *
     * @param name where the name begins that it is given
     * @param colon whether a colon stands between, and not an equals sign, a blank or nothing
     */
    private Extent extent(int name, int start, boolean colon) {
        String before = text.substring(lineStart(name), name);
        boolean item = manner == Manner.YAML && !colon && ITEM.matcher(before).matches();
        boolean line = manner == Manner.LINES || manner == Manner.YAML && colon || item;
        if (line && OWN_LINE.matcher(before).matches()) {
            return new Extent(lineEnd(start), true);
        }
        char enclosing = name > 0 && !colon ? text.charAt(name - 1) : 0;
        if (enclosing == '"' || enclosing == '\'') {
            return new Extent(enclosed(start, enclosing), false);
        }
        if (manner == Manner.CODE) {
            return new Extent(until(start, CODE_ENDS), false);
        }
        return DOCKER.matcher(before).matches()
                ? new Extent(until(start, " \t\r\n"), false)
                : new Extent(word(start), false);
    }

    /** Where the line around a position begins, or a part of it that is long enough to tell. */
    private int lineStart(int at) {
        int line = at;
        while (line > 0 && at - line < LONGEST_PREFIX && text.charAt(line - 1) != '\n') {
            line--;
        }
        return line;
    }

    /** The end of the line, or a comment behind a blank. */
    private int lineEnd(int start) {
        int end = start;
        while (isInside(start, end) && text.charAt(end) != '\n') {
            if (text.charAt(end) == '#' && end > start && text.charAt(end - 1) <= ' ') {
                break;
            }
            end++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    /** {@code "NAME=value"}: nothing but the closing mark, or a blank, ends it. */
    private int enclosed(int start, char mark) {
        int end = start;
        while (isInside(start, end) && text.charAt(end) > ' ' && text.charAt(end) != mark && !isEscapedEnd(end)) {
            end++;
        }
        return end;
    }

    private int word(int start) {
        int end = start;
        while (isInside(start, end)
                && WORD_ENDS.indexOf(text.charAt(end)) < 0
                && !isEscapedEnd(end)
                && !(text.charAt(end) == ',' && isListed(end + 1))
                && !text.startsWith(")]", end)) {
            end++;
        }
        return end;
    }

    /** A line feed or a quotation mark inside of a string of JSON or of a program, or the line's last backslash. */
    private boolean isEscapedEnd(int at) {
        return text.charAt(at) == '\\' && (at + 1 == text.length() || "nrt\"'\r\n ".indexOf(text.charAt(at + 1)) >= 0);
    }

    /** Whether what follows a comma is the next of a list and no part of the value. */
    private boolean isListed(int at) {
        int end = at;
        while (end < text.length() && end - at < 40 && isNamePart(text.charAt(end))) {
            end++;
        }
        char c = end < text.length() ? text.charAt(end) : '\n';
        return end == at ? c <= ' ' || "\"'`)]}".indexOf(c) >= 0 : c == '=' || c == ':';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private int until(int start, String ends) {
        int end = start;
        while (isInside(start, end) && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private boolean isInside(int start, int end) {
        return end < text.length() && end - start < LONGEST;
    }
}
