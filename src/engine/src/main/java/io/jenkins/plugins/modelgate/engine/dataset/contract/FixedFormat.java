package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of java.time.format.DateTimeFormatter whose parts are digits of fixed width, cut out of a text with nothing but substrings;
 * an offset may stand at the end.
 */
final class FixedFormat {
    private static final Pattern PART =
            Pattern.compile("(yyyy|uuuu|MM|dd|HH|mm|ss|S{1,9})|(X{1,3}|xxx|xx|Z)\\z|'([^']*)'|([^A-Za-z'\\[\\]{}#])");

    private final StringBuilder shape = new StringBuilder("^");
    private final Map<Character, int[]> parts = new HashMap<>();
    private int width;
    private int offsetAt = -1;

    private FixedFormat() {}

    /** Null when the pattern has other parts. */
    @CheckForNull
    static FixedFormat of(String format) {
        FixedFormat fixed = new FixedFormat();
        Matcher matcher = PART.matcher(format);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (!fixed.add(matcher)) {
                return null;
            }
        }
        boolean date = fixed.has('y') && fixed.has('M') && fixed.has('d');
        boolean anyDate = fixed.has('y') || fixed.has('M') || fixed.has('d');
        boolean time = !fixed.has('m') || fixed.has('H');
        return end == format.length() && date == anyDate && time && (date || fixed.has('H')) ? fixed : null;
    }

    private boolean has(char part) {
        return parts.containsKey(part);
    }

    private boolean add(Matcher matcher) {
        if (matcher.group(1) != null) {
            String letters = matcher.group(1);
            char letter = letters.charAt(0) == 'u' ? 'y' : letters.charAt(0);
            shape.append("[0-9]{").append(letters.length()).append('}');
            boolean first = parts.putIfAbsent(letter, new int[] {width + 1, letters.length()}) == null;
            width += letters.length();
            return first;
        }
        if (matcher.group(2) != null) {
            shape.append("(Z|[+-][0-9]{2}(:?[0-9]{2})?)");
            offsetAt = width + 1;
            return true;
        }
        // Two quotes are one.
        String literal = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
        literal = literal.isEmpty() ? "'" : literal;
        literal.codePoints()
                .forEach(
                        c -> shape.append("\\x{").append(Integer.toHexString(c)).append('}'));
        width += literal.codePointCount(0, literal.length());
        return true;
    }

    String shape() {
        return shape + "\\z";
    }

    boolean hasOffset() {
        return offsetAt > 0;
    }

    String offset(String sql) {
        return "substr(" + sql + ", " + offsetAt + ")";
    }

    /** The text as ISO 8601 without its offset, 1970-01-01 where it has no date. */
    String iso(String sql, Dialect dialect) {
        String date = has('y')
                ? part(sql, 'y') + " || '-' || " + part(sql, 'M') + " || '-' || " + part(sql, 'd')
                : dialect.literal(Moment.DAY.toString());
        return date + " || ' ' || " + or(sql, 'H') + " || ':' || " + or(sql, 'm') + " || ':' || " + or(sql, 's')
                + (has('S') ? " || '.' || " + part(sql, 'S') : "");
    }

    private String or(String sql, char letter) {
        return has(letter) ? part(sql, letter) : "'00'";
    }

    private String part(String sql, char letter) {
        int[] place = parts.get(letter);
        return "substr(" + sql + ", " + place[0] + ", " + place[1] + ")";
    }
}
