package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.regex.Pattern;

/** What may stand before a value in YAML: anchors, tags, the sign of a block. */
final class YamlValue {
    /** Tags of YAML with which values are taken from elsewhere. */
    private static final Pattern REFERRING = Pattern.compile(
            "!(?:vault|env|env_var|ENV|var|secret|reference|include|lookup|input|encrypted|Ref|GetAtt|Sub|ImportValue|Join|If|FindInMap|Select"
                    + "|Split|Base64|Transform|KeyOf|Find|Format|Context)(?:[^A-Za-z].*)?");

    private final String text;
    private final TextCursor cursor;

    YamlValue(TextCursor cursor) {
        this.text = cursor.text();
        this.cursor = cursor;
    }

    /** Where the value of YAML begins behind its anchor and tag; -1 where it is an alias, or its tag takes it from elsewhere. */
    int begin(int from) {
        int at = from;
        while (cursor.charAt(at) == '&' || cursor.charAt(at) == '!') {
            int end = at;
            while (cursor.charAt(end) > ' ') {
                end++;
            }
            int next = cursor.blanks(end);
            if (cursor.charAt(at) == '!'
                    && REFERRING.matcher(text.substring(at, end)).matches()) {
                return -1;
            }
            if (next >= text.length() || cursor.isLineEnd(next)) {
                return cursor.charAt(at) == '!' ? at : next;
            }
            at = next;
        }
        return cursor.charAt(at) == '*' && cursor.charAt(at + 1) != 0 && TextCursor.isName(cursor.charAt(at + 1))
                ? -1
                : at;
    }

    /** Whether a block of lines begins behind the sign at a position. */
    boolean isBlock(int at) {
        int end = at + 1;
        while (end - at < 20 && "+-0123456789 \r".indexOf(cursor.charAt(end)) >= 0) {
            end++;
        }
        return cursor.charAt(end) == '\n';
    }
}
