package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;

/**
 * The text forms of protocol 0, decoded as CPython does. Where its C and Python unpicklers differ, whatever one of
 * them accepts is accepted. Sources: {@code Lib/pickle.py}, {@code Modules/_pickle.c}, {@code Objects/bytesobject.c},
 * {@code Objects/unicodeobject.c}.
 */
final class TextForms {
    private static final Set<String> SPECIAL = Set.of("nan", "inf", "infinity");

    private TextForms() {}

    /** Python's escapes of a bytes literal; null where Python raises an error. */
    @CheckForNull
    static String unescape(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i++);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            if (i == text.length()) {
                return null;
            }
            char kind = text.charAt(i++);
            int simple = "\\'\"bftnrva".indexOf(kind);
            if (simple >= 0) {
                result.append("\\'\"\b\f\t\n\r\u000b\u0007".charAt(simple));
            } else if (kind == 'x') {
                int value = hex(text, i, 2);
                if (value < 0) {
                    return null;
                }
                result.append((char) value);
                i += 2;
            } else if (kind >= '0' && kind <= '7') {
                int value = kind - '0';
                for (int n = 0; n < 2 && i < text.length() && isOctal(text.charAt(i)); n++) {
                    value = value * 8 + text.charAt(i++) - '0';
                }
                result.append((char) (value & 0xFF));
            } else if (kind != '\n') {
                result.append('\\').append(kind);
            }
        }
        return result.toString();
    }

    /** Python's {@code raw-unicode-escape}; null where Python raises an error. */
    @CheckForNull
    static String rawUnicode(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i++);
            result.append(c);
            if (c != '\\' || i == text.length()) {
                continue;
            }
            char kind = text.charAt(i++);
            if (kind != 'u' && kind != 'U') {
                result.append(kind);
                continue;
            }
            int digits = kind == 'u' ? 4 : 8;
            int value = hex(text, i, digits);
            if (value < 0 || value > Character.MAX_CODE_POINT) {
                return null;
            }
            result.setLength(result.length() - 1);
            result.appendCodePoint(value);
            i += digits;
        }
        return result.toString();
    }

    /**
     * The argument of INT, LONG, GET and PUT. The C unpickler reads as far as a NUL byte; octal may be written with a
     * leading zero alone.
     *
     * @param base 10, or 0 to let a prefix decide
     * @return null where both unpicklers raise an error
     */
    @CheckForNull
    static BigInteger integer(String text, int base) {
        int nul = text.indexOf('\0');
        String body = strip(nul < 0 ? text : text.substring(0, nul));
        boolean negative = body.startsWith("-");
        if (negative || body.startsWith("+")) {
            body = body.substring(1);
        }
        int radix = 10;
        if (base == 0 && body.length() > 1 && body.charAt(0) == '0') {
            radix = switch (body.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7', '_' -> 8;
                case 'b', 'B' -> 2;
                default -> 10;
            };
            body = Character.isLetter(body.charAt(1)) ? body.substring(2) : body;
        }
        String digits = body.replace("_", "");
        if (digits.isEmpty() || digits.chars().anyMatch(c -> c > 'z' || !Character.isLetterOrDigit(c))) {
            return null;
        }
        try {
            BigInteger value = new BigInteger(digits, radix);
            return negative ? value.negate() : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether FLOAT takes this text. */
    static boolean isFloat(String text) {
        int nul = text.indexOf('\0');
        String body = strip(nul < 0 ? text : text.substring(0, nul)).replace("_", "");
        int at = !body.isEmpty() && (body.charAt(0) == '-' || body.charAt(0) == '+') ? 1 : 0;
        int whole = digits(body, at);
        int fraction = whole < body.length() && body.charAt(whole) == '.' ? digits(body, whole + 1) : whole;
        if (fraction - at == 0 || fraction - at == 1 && body.charAt(at) == '.') {
            return SPECIAL.contains(body.substring(at).toLowerCase(Locale.ROOT));
        }
        if (fraction == body.length()) {
            return true;
        }
        int exponent = fraction + 1;
        if (exponent < body.length() && (body.charAt(exponent) == '-' || body.charAt(exponent) == '+')) {
            exponent++;
        }
        boolean marked = body.charAt(fraction) == 'e' || body.charAt(fraction) == 'E';
        return marked && exponent < body.length() && digits(body, exponent) == body.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static String strip(String text) {
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

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static int hex(String text, int start, int digits) {
        if (start + digits > text.length()) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < start + digits; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }
}
