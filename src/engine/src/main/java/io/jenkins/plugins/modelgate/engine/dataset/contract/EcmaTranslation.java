package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.PatternSyntaxException;

/**
 * Writes an ECMA-262 expression for RE2, keeping its meaning: {@code .} and {@code \s} are Unicode's, {@code $} is the very end. What
 * RE2 does not have (look-around, back references) is refused, and so is what only some dialects accept.
 */
final class EcmaTranslation {
    /** RE2's own bound of a counted repetition, also of nested ones multiplied. */
    private static final long MAX_REPEAT = 1000;

    private static final int MAX_DEPTH = 50;

    private static final String SPACE =
            "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
    private static final String NO_SPACE = "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"
            + "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}"
            + "\\x{ff00}-\\x{10ffff}";

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private int at;

    /** Largest repetition inside each open group, outermost last. */
    private final Deque<long[]> groups = new ArrayDeque<>();

    private long atom = 1;
    private boolean repeatable;

    EcmaTranslation(String source) {
        this.source = source;
    }

    String translate() {
        groups.push(new long[] {1});
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> set();
                case '*', '+', '?', '{' -> repeat(c);
                case '|' -> plain("|", false);
                case '^' -> plain("^", false);
                case '$' -> plain("\\z", false);
                case '.' -> plain("[^\\n\\r\\x{2028}\\x{2029}]", true);
                case '\\' -> escape();
                case ']', '}' -> plain("\\" + c, true);
                default -> {
                    int codePoint = source.codePointAt(at);
                    literal(codePoint);
                    at += Character.charCount(codePoint);
                    atom(1);
                }
            }
        }
        if (groups.size() > 1) {
            throw wrong("a group is not closed");
        }
        return out.toString();
    }

    private void plain(String text, boolean atom) {
        out.append(text);
        at++;
        repeatable = atom;
        this.atom = 1;
    }

    private void atom(long repeats) {
        repeatable = true;
        atom = repeats;
    }

    private void open() {
        if (groups.size() > MAX_DEPTH) {
            throw wrong("groups are nested deeper than " + MAX_DEPTH);
        }
        if (source.startsWith("(?", at)) {
            if (source.startsWith("(?:", at)) {
                at += 3;
            } else if (source.startsWith("(?=", at) || source.startsWith("(?!", at)) {
                throw wrong("look-ahead is not supported, because it cannot be matched in linear time");
            } else if (source.startsWith("(?<=", at) || source.startsWith("(?<!", at)) {
                throw wrong("look-behind is not supported, because it cannot be matched in linear time");
            } else if (source.startsWith("(?<", at) && source.indexOf('>', at) > 0) {
                at = source.indexOf('>', at) + 1;
            } else if (source.startsWith("(?i)", at) && at == 0) {
                out.append("(?i)");
                at += 4;
                return;
            } else if (source.startsWith("(?i:", at)) {
                out.append("(?i:");
                at += 4;
                groups.push(new long[] {1});
                repeatable = false;
                return;
            } else {
                throw wrong("this kind of group is not supported");
            }
        } else {
            at++;
        }
        // Captures are never asked for.
        out.append("(?:");
        groups.push(new long[] {1});
        repeatable = false;
    }

    private void close() {
        if (groups.size() == 1) {
            throw wrong("a ')' has no '('");
        }
        long inner = groups.pop()[0];
        plain(")", true);
        raise(inner);
        atom = inner;
    }

    private void raise(long repeats) {
        long[] group = groups.element();
        group[0] = Math.max(group[0], repeats);
        if (group[0] > MAX_REPEAT) {
            throw wrong("repetitions multiply to more than " + MAX_REPEAT);
        }
    }

    private void repeat(char c) {
        String quantifier = String.valueOf(c);
        long times = 1;
        if (c == '{') {
            int end = source.indexOf('}', at);
            String inner = end < 0 ? "" : source.substring(at + 1, end);
            if (!inner.matches("[0-9]{1,6}(,([0-9]{1,6})?)?")) {
                throw wrong("a '{' is no counted repetition; write \\{ for the character");
            }
            String[] bounds = inner.split(",");
            long low = Long.parseLong(bounds[0]);
            long high = bounds.length > 1 ? Long.parseLong(bounds[1]) : low;
            if (high < low) {
                throw wrong("the bounds of {" + inner + "} are out of order");
            }
            times = Math.max(1, high);
            quantifier = "{" + inner + "}";
        }
        if (!repeatable) {
            throw wrong("a repetition has nothing to repeat");
        }
        raise(atom * times);
        out.append(quantifier);
        at += quantifier.length();
        if (at < source.length() && source.charAt(at) == '?') {
            out.append('?');
            at++;
        }
        repeatable = false;
    }

    private void escape() {
        char c = next();
        if (c == 'b' || c == 'B') {
            plain("\\" + c, false);
        } else if (c == 's' || c == 'S') {
            plain(c == 's' ? "[" + SPACE + "]" : "[" + NO_SPACE + "]", true);
        } else if (c >= '1' && c <= '9' || c == 'k') {
            throw wrong("a back reference is not supported, because it cannot be matched in linear time");
        } else {
            common(c);
            atom(1);
        }
    }

    /** Moves to the character behind a backslash. */
    private char next() {
        at++;
        if (at >= source.length()) {
            throw wrong("it ends in a backslash");
        }
        return source.charAt(at);
    }

    /** What a backslash means inside and outside of sets; returns the code point, or -1 for a class. */
    private int common(char c) {
        switch (c) {
            case 'd', 'D', 'w', 'W' -> {
                out.append('\\').append(c);
                at++;
                return -1;
            }
            case 'p', 'P' -> {
                int end = source.indexOf('}', at);
                String name = source.startsWith("{", at + 1) && end > 0 ? source.substring(at + 2, end) : "";
                if (!name.matches("[CLMNPSZ][a-z]?")) {
                    throw wrong("of the Unicode properties only general categories such as \\p{L} are supported");
                }
                out.append('\\').append(c).append('{').append(name).append('}');
                at = end + 1;
                return -1;
            }
            default -> {
                int codePoint = character(c);
                literal(codePoint);
                return codePoint;
            }
        }
    }

    private int character(char c) {
        int simple = "tnvfr0".indexOf(c);
        if (simple >= 0) {
            at++;
            return new int[] {9, 10, 11, 12, 13, 0}[simple];
        }
        if (c == 'x') {
            return hexadecimal(at + 1, at + 3);
        }
        if (c == 'u') {
            if (source.startsWith("{", at + 1) && source.indexOf('}', at) > 0) {
                int end = source.indexOf('}', at);
                int codePoint = hexadecimal(at + 2, end);
                at = end + 1;
                return codePoint;
            }
            int unit = hexadecimal(at + 1, at + 5);
            if (Character.isSurrogate((char) unit)) {
                throw wrong("write \\u{…} for characters beyond U+FFFF");
            }
            return unit;
        }
        if (Character.isLetterOrDigit(c)) {
            throw wrong("the escape \\" + c + " is not supported");
        }
        int codePoint = source.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    private int hexadecimal(int from, int to) {
        String digits = to <= source.length() && from < to ? source.substring(from, to) : "";
        if (!digits.matches("[0-9A-Fa-f]{1,6}") || Integer.parseInt(digits, 16) > Character.MAX_CODE_POINT) {
            throw wrong("an escape lacks its hexadecimal digits");
        }
        at = to;
        return Integer.parseInt(digits, 16);
    }

    private void literal(int codePoint) {
        boolean word = codePoint < 128 && Character.isLetterOrDigit(codePoint) || codePoint == '_';
        if (word) {
            out.append((char) codePoint);
        } else {
            out.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    private void set() {
        at++;
        out.append('[');
        if (source.startsWith("^", at)) {
            out.append('^');
            at++;
        }
        if (source.startsWith("]", at)) {
            throw wrong("an empty set [] is not supported");
        }
        while (at < source.length() && source.charAt(at) != ']') {
            int low = member();
            if (low >= 0 && at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']') {
                at++;
                out.append('-');
                int high = member();
                if (high < low) {
                    throw wrong("a range in a set is out of order or ends in a class");
                }
            }
        }
        if (at >= source.length()) {
            throw wrong("a set is not closed");
        }
        at++;
        out.append(']');
        atom(1);
    }

    private int member() {
        char c = source.charAt(at);
        if (c != '\\') {
            int codePoint = source.codePointAt(at);
            literal(codePoint);
            at += Character.charCount(codePoint);
            return codePoint;
        }
        char escaped = next();
        switch (escaped) {
            case 's', 'S' -> {
                out.append(escaped == 's' ? SPACE : NO_SPACE);
                at++;
                return -1;
            }
            case 'b' -> {
                literal('\b');
                at++;
                return '\b';
            }
            default -> {
                return common(escaped);
            }
        }
    }

    private PatternSyntaxException wrong(String why) {
        return new PatternSyntaxException(why, source, at);
    }
}
