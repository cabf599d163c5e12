package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Groovy as text: comments gone, strings apart from code, and no line feed but those between statements. What a string puts in by {@code ${...}} or
 * {@code $name} is code, with strings of its own. Slashy strings are told from division by what stands before them; where that does not tell, what
 * is inside counts as both. A Unicode escape is the character that it names, everywhere, as in the Groovy 2.4 of Jenkins.
 * Source: groovy-lang.org, Syntax, sections 1 and 4; groovy.g and UnicodeEscapingReader of Groovy 2.4.
 */
public final class Groovy {
    /** More strings within strings than this nobody writes. */
    private static final int DEEPEST = 50;

    private final UnicodeEscapes escapes;
    private final String text;
    private final char[] code;
    private final List<Literal> literals = new ArrayList<>();
    private int at;

    /**
     * A string of the program.
     *
     * @param start where its opening quote stands
     * @param end behind its closing quote
     * @param value what is between the quotes, as it is written
     * @param interpolates whether {@code $} means something in it
     */
    public record Literal(int start, int end, String value, boolean interpolates) {}

    private Groovy(UnicodeEscapes escapes) {
        this.escapes = escapes;
        this.text = escapes.text();
        this.code = text.toCharArray();
    }

    /**
     * Reads a program.
     *
     * @throws UnexaminedException when strings stand within strings deeper than anybody writes
     */
    public static Groovy read(String text) throws UnexaminedException {
        Groovy groovy = new Groovy(UnicodeEscapes.translate(text));
        groovy.program(0);
        groovy.literals.sort(Comparator.comparingInt(Literal::start));
        return groovy;
    }

    /** The program with blanks in place of comments and of what is inside strings, but not of what these put in. */
    public String code() {
        return new String(code);
    }

    /** All strings, in order. */
    public List<Literal> literals() {
        return List.copyOf(literals);
    }

    /** Line of a place in the program, from 1. */
    public int line(int position) {
        return escapes.line(position);
    }

    /**
     * @param depth number of strings around; in one the program ends at the brace that closes
     */
    private void program(int depth) throws UnexaminedException {
        if (depth > DEEPEST) {
            throw new UnexaminedException(line(at), "strings within strings more than " + DEEPEST + " deep");
        }
        int braces = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (braces < 0 && depth > 0) {
                return;
            }
            if (text.startsWith("//", at) || at == 0 && text.startsWith("#!")) {
                blank(at, endOf("\n", at));
            } else if (text.startsWith("/*", at)) {
                blank(at, endOf("*/", at + 2));
            } else if (text.startsWith("\"\"\"", at) || text.startsWith("'''", at)) {
                string(text.substring(at, at + 3), depth);
            } else if (text.startsWith("$/", at) && !wordBefore()) {
                string("$/", depth);
            } else if (c == '"' || c == '\'' || c == '/' && !valueBefore()) {
                string(String.valueOf(c), depth);
            } else {
                at++;
            }
        }
    }

    private int endOf(String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end + (mark.equals("\n") ? 0 : mark.length());
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            code[i] = code[i] == '\n' ? '\n' : ' ';
        }
        at = to;
    }

    private void string(String quote, int depth) throws UnexaminedException {
        int start = at;
        String closing = quote.equals("$/") ? "/$" : quote;
        boolean interpolates = quote.charAt(0) != '\'';
        boolean ambiguous = quote.equals("/") && wordBefore(start);
        at = Math.min(text.length(), start + quote.length());
        while (at < text.length() && !text.startsWith(closing, at)) {
            char c = text.charAt(at);
            if (c == '\n' && quote.length() == 1 && !quote.equals("/")) {
                break;
            }
            if (isEscape(quote)) {
                hide(2, ambiguous);
            } else if (interpolates && text.startsWith("${", at)) {
                code[at] = ' ';
                at += 2;
                program(depth + 1);
                at = Math.min(text.length(), at + 1);
            } else if (interpolates && c == '$' && isNameStart(at + 1)) {
                name();
            } else {
                hide(1, ambiguous);
            }
        }
        int inner = at;
        at = Math.min(text.length(), inner + closing.length());
        int first = Math.min(start + quote.length(), inner);
        literals.add(new Literal(start, at, text.substring(first, inner), interpolates));
    }

    /** Whether what stands here takes the meaning from the next character: in slashy strings only a stroke has one. */
    private boolean isEscape(String quote) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return switch (quote) {
            case "/" -> c == '\\' && next == '/';
            case "$/" -> c == '$' && (next == '$' || next == '/');
            default -> c == '\\';
        };
    }

    /** Passes over characters of a string. */
    private void hide(int count, boolean ambiguous) {
        for (int i = 0; i < count && at < text.length(); i++, at++) {
            code[at] = ambiguous ? code[at] : ' ';
        }
    }

    /** {@code $name.of.properties} in a string is code. */
    private void name() {
        code[at++] = ' ';
        while (at < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.' && isNameStart(at + 1))) {
            at++;
        }
    }

    private boolean isNameStart(int position) {
        return position < text.length()
                && text.charAt(position) != '$'
                && Character.isJavaIdentifierStart(text.charAt(position));
    }

    /** Whether a value ends right before this place, so that a slash divides. */
    private boolean valueBefore() {
        int before = at - 1;
        while (before >= 0 && (code[before] == ' ' || code[before] == '\t')) {
            before--;
        }
        if (before < 0) {
            return false;
        }
        char c = code[before];
        boolean word = Character.isJavaIdentifierPart(c);
        // After a step's name a slash begins a string: sh /make/
        boolean spaced = before < at - 1 && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        return word ? !spaced : ")]}\"'".indexOf(c) >= 0;
    }

    private boolean wordBefore() {
        return at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
    }

    /** Whether a word and blanks stand before a stroke: it may divide. */
    private boolean wordBefore(int stroke) {
        int before = stroke - 1;
        while (before >= 0 && (code[before] == ' ' || code[before] == '\t')) {
            before--;
        }
        return before >= 0 && Character.isJavaIdentifierPart(code[before]);
    }
}
