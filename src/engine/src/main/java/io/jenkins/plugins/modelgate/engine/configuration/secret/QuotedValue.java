package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** A value in quotation marks, as the file's language writes them. */
final class QuotedValue {
    private final String text;
    private final TextCursor cursor;
    private final Manner manner;

    QuotedValue(TextCursor cursor, Manner manner) {
        this.text = cursor.text();
        this.cursor = cursor;
        this.manner = manner;
    }

    /**
     * What a name is given.
     *
     * @param at where the opening mark stands
     * @param quote its length
     * @return null where no mark ends it, or it is the program between two literals
     */
    @CheckForNull
    Assignment read(String key, int at, int quote) {
        String mark = text.substring(at, at + quote);
        int start = at + quote;
        if (mark.length() == 1 && text.startsWith(mark + mark, start)) {
            mark = mark + mark + mark;
            start += 2;
        }
        boolean expands = !mark.startsWith("'") && (manner == Manner.CODE || manner == Manner.WORDS);
        int end = closing(start, mark, true);
        end = end < 0 ? closing(start, mark, false) : end;
        return end <= start || isBetween(start, end, quote)
                ? null
                : new Assignment(key, text.substring(start, end), start, true, expands);
    }

    /**
     * Where a literal ends, or -1. In shells and YAML a backslash between single quotation marks is a sign like any other, and YAML doubles the mark.
     *
     * @param escapes whether a backslash takes the meaning from what follows
     */
    private int closing(int start, String mark, boolean escapes) {
        int limit = Math.min(text.length(), start + AssignmentReader.LONGEST);
        boolean doubles = mark.equals("'") && manner == Manner.YAML;
        for (int end = start; end < limit; end++) {
            if (text.startsWith(mark, end)) {
                if (!doubles || cursor.charAt(end + 1) != '\'') {
                    return end;
                }
                end++;
            }
            char c = text.charAt(end);
            if (c == '\n' && mark.length() < 3) {
                return -1;
            }
            if (c == '\\' && escapes && !doubles) {
                end++;
            }
        }
        return -1;
    }

    /** Whether the quotation mark has ended a literal, so that what is read is the program between two of them. */
    private boolean isBetween(int start, int end, int quote) {
        boolean code = manner == Manner.CODE && quote == 1 && end - start > 1;
        return code && ")],".indexOf(text.charAt(start)) >= 0 && "([,+=?:{".indexOf(text.charAt(end - 1)) >= 0;
    }
}
