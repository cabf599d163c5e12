package io.jenkins.plugins.modelgate.engine.scan.template;

/** Resolves the escapes of a string literal as Python does: a name written in escapes is still that name. */
final class StringLiteral {
    private static final String SIMPLE = "\\'\"abfnrtv";
    private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000b";

    private final String body;
    private final int offset;
    private final StringBuilder value;
    private int at;

    private StringLiteral(String body, int offset) {
        this.body = body;
        this.offset = offset;
        this.value = new StringBuilder(body.length());
    }

    /** @param body the text between the quotation marks */
    static String decode(String body, int offset) throws SyntaxException {
        return body.indexOf('\\') < 0 ? body : new StringLiteral(body, offset).decode();
    }

    private String decode() throws SyntaxException {
        while (at < body.length()) {
            char c = body.charAt(at++);
            if (c == '\\') {
                escape();
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private void escape() throws SyntaxException {
        if (at == body.length()) {
            throw bad();
        }
        char c = body.charAt(at++);
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            value.append(MEANING.charAt(simple));
        } else if (c >= '0' && c <= '7') {
            octal(c - '0');
        } else {
            other(c);
        }
    }

    private void other(char c) throws SyntaxException {
        switch (c) {
            case '\n' -> {
                // a line end behind a backslash is left out
            }
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case 'N' -> named();
            default -> value.append('\\').append(c);
        }
    }

    private void octal(int first) {
        int code = first;
        for (int i = 0; i < 2 && at < body.length() && body.charAt(at) >= '0' && body.charAt(at) <= '7'; i++) {
            code = code * 8 + body.charAt(at++) - '0';
        }
        value.append((char) code);
    }

    private void hex(int digits) throws SyntaxException {
        if (at + digits > body.length()) {
            throw bad();
        }
        long code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(body.charAt(at++), 16);
            if (digit < 0) {
                throw bad();
            }
            code = code << 4 | digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw bad();
        }
        value.appendCodePoint((int) code);
    }

    private void named() throws SyntaxException {
        int close = body.indexOf('}', at);
        if (at >= body.length() || body.charAt(at) != '{' || close < 0) {
            throw bad();
        }
        try {
            value.appendCodePoint(Character.codePointOf(body.substring(at + 1, close)));
        } catch (IllegalArgumentException e) {
            throw bad();
        }
        at = close + 1;
    }

    private SyntaxException bad() {
        return SyntaxException.at(offset, "a string has an escape that Python does not know");
    }
}
