package io.jenkins.plugins.modelgate.engine.scan.template;

/** Numbers as Jinja's lexer cuts them. */
final class NumberLiteral {
    private NumberLiteral() {}

    /** Where a number with a fraction or an exponent ends, or -1 if there is none at {@code from}. */
    static int floatEnd(String text, int from) {
        if (from > 0 && text.charAt(from - 1) == '.') {
            return -1;
        }
        int end = digits(text, from, 10, false);
        int fraction = end < text.length() && text.charAt(end) == '.' ? digits(text, end + 1, 10, false) : -1;
        int exponent = exponent(text, fraction < 0 ? end : fraction);
        return exponent < 0 ? fraction : exponent;
    }

    private static int exponent(String text, int from) {
        if (from >= text.length() || Character.toLowerCase(text.charAt(from)) != 'e') {
            return -1;
        }
        int digits = from + 1;
        if (digits < text.length() && "+-".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        return digits(text, digits, 10, false);
    }

    /** Where the whole number at {@code from} ends. */
    static int integerEnd(String text, int from) {
        if (text.charAt(from) != '0') {
            return digits(text, from, 10, false);
        }
        char kind = from + 1 < text.length() ? Character.toLowerCase(text.charAt(from + 1)) : ' ';
        int base = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 0;
        int end = base == 0 ? -1 : digits(text, from + 2, base, true);
        if (end >= 0) {
            return end;
        }
        return digits(text, from, 1, false);
    }

    /** Behind the digits of a base (1: zeros), with single underscores between them; -1 if there is not one. */
    private static int digits(String text, int from, int base, boolean leadingUnderscore) {
        int end = -1;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean digit = base == 1 ? c == '0' : c < 128 && Character.digit(c, base) >= 0;
            boolean joint = c == '_' && (end == at || leadingUnderscore && at == from);
            if (digit) {
                end = at + 1;
            } else if (!joint) {
                break;
            }
            at++;
        }
        return end;
    }
}
