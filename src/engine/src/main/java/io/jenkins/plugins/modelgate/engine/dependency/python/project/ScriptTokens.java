package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of Python as names, texts and marks (Python Language Reference, chapter 2), without comments and white space. */
final class ScriptTokens {
    /** What a token is. */
    enum Kind {
        NAME,
        /** A text whose characters are what is written. */
        TEXT,
        /** A number, or a text that is put together when the program runs, or bytes. */
        VALUE,
        MARK
    }

    /** @param text a name, what a text stands for, or one mark such as {@code **} */
    record Token(Kind kind, String text) {
        boolean is(String mark) {
            return kind == Kind.MARK && text.equals(mark);
        }

        boolean isName(String name) {
            return kind == Kind.NAME && text.equals(name);
        }
    }

    private static final Pattern TOKEN = Pattern.compile(
            "(?s)(?<space>[ \\t\\n]+|#[^\\n]*|\\\\\\n)"
                    + "|(?<prefix>[A-Za-z]{0,2})(?<quote>\"\"\"|'''|[\"'])"
                    + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<number>[0-9][A-Za-z0-9_.]*)|(?<mark>\\*\\*|[=!<>+*/%&|^@-]=|:=|->|.)");

    private ScriptTokens() {}

    /** @throws IllegalArgumentException when a text does not end */
    static List<Token> of(String program) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(program);
        int at = 0;
        while (at < program.length() && matcher.find(at)) {
            at = matcher.end();
            if (matcher.group("quote") != null) {
                String quote = matcher.group("quote");
                int end = end(program, at, quote);
                tokens.add(text(matcher.group("prefix"), program.substring(at, end)));
                at = end + quote.length();
            } else if (matcher.group("name") != null) {
                tokens.add(new Token(Kind.NAME, matcher.group("name")));
            } else if (matcher.group("number") != null) {
                tokens.add(new Token(Kind.VALUE, matcher.group("number")));
            } else if (matcher.group("mark") != null) {
                tokens.add(new Token(Kind.MARK, matcher.group("mark")));
            }
        }
        return tokens;
    }

    private static int end(String program, int from, String quote) {
        int at = from;
        while (at < program.length()) {
            if (program.startsWith(quote, at)) {
                return at;
            }
            if (program.charAt(at) == '\n' && quote.length() == 1) {
                break;
            }
            at += program.charAt(at) == '\\' ? 2 : 1;
        }
        throw new IllegalArgumentException("a text does not end");
    }

    private static Token text(String prefix, String content) {
        boolean plain = prefix.matches("[uUrR]?") && content.indexOf('\\') < 0;
        return new Token(plain ? Kind.TEXT : Kind.VALUE, content);
    }
}
