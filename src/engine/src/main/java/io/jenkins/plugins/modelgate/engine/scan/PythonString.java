package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Resolves the escapes of a string literal as Python does: a name written in escapes is still that name. */
public final class PythonString {
    private static final String SIMPLE = "\\'\"abfnrtv";
    private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000b";

    private final String body;
    private final StringBuilder value;
    private int at;
    private boolean bad;

    private PythonString(String body) {
        this.body = body;
        this.value = new StringBuilder(body.length());
    }

    /**
     * @param body the text between the quotation marks
     * @return its value, or null if it has an escape that Python does not take
     */
    @CheckForNull
    public static String decode(String body) {
        return body.indexOf('\\') < 0 ? body : new PythonString(body).decode();
    }

    @CheckForNull
    private String decode() {
        while (at < body.length() && !bad) {
            char c = body.charAt(at++);
            if (c == '\\') {
                escape();
            } else {
                value.append(c);
            }
        }
        return bad ? null : value.toString();
    }

    private void escape() {
        if (at == body.length()) {
            bad = true;
            return;
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

    private void other(char c) {
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

    private void hex(int digits) {
        if (at + digits > body.length()) {
            bad = true;
            return;
        }
        long code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(body.charAt(at++), 16);
            if (digit < 0) {
                bad = true;
                return;
            }
            code = code << 4 | digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            bad = true;
            return;
        }
        value.appendCodePoint((int) code);
    }

    private void named() {
        int close = body.indexOf('}', at);
        if (at >= body.length() || body.charAt(at) != '{' || close < 0) {
            bad = true;
            return;
        }
        try {
            value.appendCodePoint(Character.codePointOf(body.substring(at + 1, close)));
        } catch (IllegalArgumentException e) {
            bad = true;
            return;
        }
        at = close + 1;
    }
}
