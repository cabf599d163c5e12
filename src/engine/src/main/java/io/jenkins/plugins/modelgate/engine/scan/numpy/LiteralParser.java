package io.jenkins.plugins.modelgate.engine.scan.numpy;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.PythonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the subset of Python literals that NumPy writes: strings in one piece, decimal integers (with the L of Python 2
 * where that is allowed), True, False, None, tuples, lists, dictionaries. Everything else is refused, also what Python
 * would take.
 */
final class LiteralParser {
    private static final String BLANKS = " \t\r\n\f";

    private final String text;
    private final long offset;
    private final boolean python2;
    private int at;
    private int depth;

    /**
     * @param offset of the text in the file, for messages
     * @param python2 whether integers may end with L
     */
    LiteralParser(String text, long offset, boolean python2) {
        this.text = text;
        this.offset = offset;
        this.python2 = python2;
    }

    /** The one literal that the text consists of. */
    Literal parse() throws MalformedException {
        Literal value = value();
        blanks();
        if (at < text.length()) {
            throw bad("something stands behind the literal");
        }
        return value;
    }

    private Literal value() throws MalformedException {
        blanks();
        if (at == text.length()) {
            throw bad("the header ends too early");
        }
        if (++depth > Limits.NESTING) {
            throw bad("nested more than " + Limits.NESTING + " levels deep");
        }
        Literal value = one(text.charAt(at));
        depth--;
        return value;
    }

    private Literal one(char c) throws MalformedException {
        return switch (c) {
            case '\'', '"' -> new Literal.Text(string());
            case '(' -> tuple();
            case '[' -> new Literal.Sequence(items(']'));
            case '{' -> dictionary();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> word();
        };
    }

    private String string() throws MalformedException {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            throw bad("a string follows a word");
        }
        char quote = text.charAt(at++);
        int start = at;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw bad("a string does not end");
        }
        String value = PythonString.decode(text.substring(start, at++));
        if (value == null) {
            throw bad("a string has an unknown escape");
        }
        return value;
    }

    private Literal number() throws MalformedException {
        int start = at;
        at += text.charAt(at) == '-' ? 1 : 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        if (python2 && at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        boolean joined = at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0);
        if (joined || !digits.matches("-?(0|[1-9][0-9]{0,18})")) {
            throw bad("a number is no decimal integer of 64 bits");
        }
        try {
            return new Literal.Number(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw bad("a number is no decimal integer of 64 bits");
        }
    }

    private Literal word() throws MalformedException {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return switch (text.substring(start, at)) {
            case "True" -> new Literal.Truth(true);
            case "False" -> new Literal.Truth(false);
            case "None" -> new Literal.None();
            default -> throw bad("an unknown word or sign");
        };
    }

    /** One value in parentheses is just that value unless a comma follows it. */
    private Literal tuple() throws MalformedException {
        int before = at;
        List<Literal> items = items(')');
        int last = at - 2;
        while (BLANKS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        boolean comma = items.size() != 1 || text.charAt(last) == ',';
        return comma && last >= before ? new Literal.Tuple(items) : items.get(0);
    }

    private List<Literal> items(char close) throws MalformedException {
        List<Literal> items = new ArrayList<>();
        at++;
        while (!closes(close, items.isEmpty())) {
            items.add(value());
        }
        return items;
    }

    private Literal dictionary() throws MalformedException {
        Map<String, Literal> entries = new LinkedHashMap<>();
        at++;
        while (!closes('}', entries.isEmpty())) {
            Literal key = value();
            blanks();
            if (!(key instanceof Literal.Text name) || at == text.length() || text.charAt(at) != ':') {
                throw bad("a key is no string");
            }
            at++;
            if (entries.put(name.value(), value()) != null) {
                throw bad("the key " + SafeText.quote(name.value()) + " stands twice");
            }
        }
        return new Literal.Dictionary(entries);
    }

    /** Whether the bracket closes here; otherwise a comma is behind us, unless nothing came before. */
    private boolean closes(char close, boolean first) throws MalformedException {
        blanks();
        if (!first && at < text.length() && text.charAt(at) == ',') {
            at++;
            blanks();
        } else if (!first && (at == text.length() || text.charAt(at) != close)) {
            throw bad("a comma or " + close + " is missing");
        }
        boolean closed = at < text.length() && text.charAt(at) == close;
        at += closed ? 1 : 0;
        return closed;
    }

    private void blanks() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private MalformedException bad(String what) {
        return new MalformedException(NpyRules.HEADER, offset + at, "the header is no plain literal: " + what);
    }
}
