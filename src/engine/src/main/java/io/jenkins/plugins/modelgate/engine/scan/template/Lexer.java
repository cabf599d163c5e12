package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.PythonString;
import io.jenkins.plugins.modelgate.engine.scan.template.Token.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a template into tokens by the rules of Jinja 3 with its default delimiters. */
final class Lexer {
    /** Most tokens of one template; the longest ones in use have some ten thousand. */
    private static final int MAX_TOKENS = 200_000;

    private static final List<String> OPERATORS = List.of(
            "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<",
            "=", ".", ":", "|", ",", ";");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** @param text with line ends normalised to {@code \n} */
    Lexer(String text) {
        this.text = text;
    }

    /** All tokens; the last one is {@link Type#END}. */
    List<Token> tokens() throws SyntaxException {
        while (at < text.length()) {
            int open = nextTag();
            if (open > at) {
                add(Type.DATA, text.substring(at, open), at);
            }
            at = open;
            if (at < text.length()) {
                tag();
            }
        }
        add(Type.END, "", at);
        return tokens;
    }

    /** Tokens cut so far, for what can still be said of a template that breaks later. */
    List<Token> soFar() {
        return tokens;
    }

    private int nextTag() {
        for (int i = text.indexOf('{', at); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            if ("{%#".indexOf(text.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private void tag() throws SyntaxException {
        int start = at;
        char kind = text.charAt(at + 1);
        at += 2;
        skipSign();
        if (kind == '#') {
            int close = text.indexOf("#}", at);
            if (close < 0 && at < text.length()) {
                throw SyntaxException.at(start, "a comment does not end");
            }
            at = close < 0 ? at : close + 2;
        } else if (kind == '{') {
            add(Type.VARIABLE_BEGIN, "{{", start);
            code(Type.VARIABLE_END, "}}", "-");
        } else if (!raw(start)) {
            add(Type.BLOCK_BEGIN, "{%", start);
            code(Type.BLOCK_END, "%}", "-+");
        }
    }

    private void skipSign() {
        if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean raw(int start) throws SyntaxException {
        int open = keyword(at, "raw", "-");
        if (open < 0) {
            return false;
        }
        for (int i = text.indexOf("{%", open); i >= 0; i = text.indexOf("{%", i + 1)) {
            int from = i + 2 < text.length() && "+-".indexOf(text.charAt(i + 2)) >= 0 ? i + 3 : i + 2;
            int close = keyword(from, "endraw", "-+");
            if (close >= 0) {
                add(Type.DATA, text.substring(open, i), open);
                at = close;
                return true;
            }
        }
        if (open < text.length()) {
            throw SyntaxException.at(start, "a raw block does not end");
        }
        // as with comments, Jinja does not mind a beginning at the very end
        at = open;
        return true;
    }

    /** Where the tag ends if nothing but this word stands in it, else -1. */
    private int keyword(int from, String word, String signs) {
        int i = skipBlanks(from);
        if (!text.startsWith(word, i)) {
            return -1;
        }
        i = skipBlanks(i + word.length());
        if (i < text.length() && signs.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return text.startsWith("%}", i) ? i + 2 : -1;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void code(Type end, String close, String signs) throws SyntaxException {
        Deque<Character> open = new ArrayDeque<>();
        while (at < text.length()) {
            at = skipBlanks(at);
            if (at == text.length()) {
                return;
            }
            int sign = signs.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
            if (open.isEmpty() && text.startsWith(close, at + sign)) {
                add(end, close, at);
                at += sign + close.length();
                return;
            }
            element(open);
        }
    }

    private void element(Deque<Character> open) throws SyntaxException {
        int start = at;
        char c = text.charAt(at);
        boolean digit = c >= '0' && c <= '9';
        int number = digit ? NumberLiteral.floatEnd(text, at) : -1;
        if (number > 0) {
            at = number;
            add(Type.FLOAT, text.substring(start, at), start);
        } else if (digit) {
            at = NumberLiteral.integerEnd(text, at);
            add(Type.INTEGER, text.substring(start, at), start);
        } else if (isNamePart(text.codePointAt(at))) {
            name();
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            operator(open);
        }
    }

    private void name() throws SyntaxException {
        int start = at;
        while (at < text.length() && isNamePart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        int first = text.codePointAt(start);
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            throw SyntaxException.at(start, "a name has a character that names do not have");
        }
        add(Type.NAME, text.substring(start, at), start);
    }

    private void string(char quote) throws SyntaxException {
        int start = at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw SyntaxException.at(start, "a string does not end");
        }
        String value = PythonString.decode(text.substring(start + 1, at++));
        if (value == null) {
            throw SyntaxException.at(start, "a string has an escape that Python does not know");
        }
        add(Type.STRING, value, start);
    }

    private void operator(Deque<Character> open) throws SyntaxException {
        int start = at;
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                balance(operator.charAt(0), open);
                at += operator.length();
                add(Type.OPERATOR, operator, start);
                return;
            }
        }
        throw SyntaxException.at(start, "a character that Jinja does not know stands in a tag");
    }

    private void balance(char c, Deque<Character> open) throws SyntaxException {
        int opening = "([{".indexOf(c);
        if (opening >= 0) {
            open.push(")]}".charAt(opening));
        } else if (")]}".indexOf(c) >= 0 && (open.isEmpty() || open.pop() != c)) {
            throw SyntaxException.at(at, c + " closes what was not opened");
        }
    }

    private void add(Type type, String value, int offset) throws SyntaxException {
        if (tokens.size() >= MAX_TOKENS) {
            throw SyntaxException.limit(offset, "the template has more than " + MAX_TOKENS + " tokens");
        }
        tokens.add(new Token(type, value, offset));
    }

    private static boolean isNamePart(int codePoint) {
        return codePoint == '_'
                || Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
