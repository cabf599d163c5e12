package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groovy as text: comments gone, strings apart from code, and no line feed but those between statements. Enough to know what stands in code and what in a string, and
 * whether a string interpolates. Slashy strings are told from division as Groovy's lexer does, by what stands before them.
 * Source: groovy-lang.org, Syntax, sections 1 and 4.
 */
public final class Groovy {
    private final String text;
    private final char[] code;
    private final List<Literal> literals = new ArrayList<>();
    private int[] lineStarts;
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

    private Groovy(String text) {
        this.text = text;
        this.code = text.toCharArray();
    }

    /** Reads a program. */
    public static Groovy read(String text) {
        Groovy groovy = new Groovy(text);
        groovy.run();
        return groovy;
    }

    /** The program with blanks in place of comments and of what is inside strings; the same length as the text. */
    public String code() {
        return new String(code);
    }

    /** All strings, in order. */
    public List<Literal> literals() {
        return List.copyOf(literals);
    }

    /** Line of a place in the text, from 1. */
    public int line(int position) {
        if (lineStarts == null) {
            lineStarts = java.util.stream.IntStream.concat(
                            java.util.stream.IntStream.of(0),
                            java.util.stream.IntStream.range(0, text.length())
                                    .filter(i -> text.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
        }
        int found = Arrays.binarySearch(lineStarts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private void run() {
        while (at < text.length()) {
            if (text.startsWith("//", at) || at == 0 && text.startsWith("#!")) {
                blank(at, endOf("\n", at));
            } else if (text.startsWith("/*", at)) {
                blank(at, endOf("*/", at + 2));
            } else if (text.startsWith("\"\"\"", at) || text.startsWith("'''", at)) {
                string(text.substring(at, at + 3));
            } else if (text.startsWith("$/", at) && !wordBefore()) {
                string("$/");
            } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                string(text.substring(at, at + 1));
            } else if (text.charAt(at) == '/' && !valueBefore()) {
                string("/");
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

    private void string(String quote) {
        int start = at;
        String closing = quote.equals("$/") ? "/$" : quote;
        int i = at + quote.length();
        while (i < text.length() && !text.startsWith(closing, i)) {
            char c = text.charAt(i);
            if (c == '\n' && quote.length() == 1 && !quote.equals("/")) {
                break;
            }
            boolean escape = c == '\\' && !quote.equals("$/") || c == '$' && quote.equals("$/");
            i += escape && i + 1 < text.length() ? 2 : 1;
        }
        int inner = Math.min(i, text.length());
        int end = Math.min(text.length(), inner + closing.length());
        boolean interpolates = quote.charAt(0) != '\'';
        literals.add(new Literal(
                start, end, text.substring(Math.min(start + quote.length(), inner), inner), interpolates));
        Arrays.fill(code, Math.min(start + quote.length(), inner), inner, ' ');
        at = end;
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
}
