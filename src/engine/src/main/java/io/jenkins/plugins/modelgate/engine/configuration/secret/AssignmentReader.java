package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * Reads what a name is given, in the ways of .env, properties, YAML, JSON, XML, Dockerfiles, command lines, Groovy, Python, shells and
 * notebooks: {@code name = value}, {@code "name": "value"}, {@code ENV name value}, {@code --name value}, {@code <name>value</name>},
 * {@code f("name", "value")}, {@code machine host login user password value}. Looks at one line and, for YAML's blocks, at the next.
 */
final class AssignmentReader {
    private static final int LONGEST = 8192;

    /** Of a value without quotation marks: each could begin in the one before. */
    private static final int LONGEST_PLAIN = 1024;

    /** Before {@code password} in .netrc. */
    private static final Pattern LOGIN =
            Pattern.compile("(?i)\\b(?:login|user|username|machine|default)\\s+\\S*+\\s*$");

    private final String text;

    AssignmentReader(String text) {
        this.text = text;
    }

    /** Where the name around a position begins. */
    int nameStart(int at) {
        int start = at;
        while (start > 0 && isName(text.charAt(start - 1)) && at - start < 100) {
            start--;
        }
        return start;
    }

    /** Where the name around a position ends. */
    int nameEnd(int at) {
        int end = at;
        while (end < text.length() && isName(text.charAt(end)) && end - at < 100) {
            end++;
        }
        return end;
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    /** What the name between two positions is given, or null where it is given nothing that stands there. */
    @CheckForNull
    Assignment read(int start, int end) {
        int nameStart = start;
        while (nameStart < end && (text.charAt(nameStart) == '-' || text.charAt(nameStart) == '.')) {
            nameStart++;
        }
        String key = text.substring(nameStart, end);
        boolean flag = nameStart - start > 0 && nameStart > 0 && text.charAt(nameStart - 1) == '-';
        int at = end;
        int closing = quote(at);
        boolean literal = closing > 0;
        at += closing;
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        int afterName = at;
        at = blanks(at);
        char c = charAt(at);
        boolean blank = at > afterName;
        int operator = operator(at);
        if (operator > 1) {
            return value(key, at + operator, true);
        }
        int declared = blank && !literal ? declared(at) : -1;
        if (declared > 0) {
            return value(key, declared, true);
        }
        if (c == '=') {
            return value(key, at + 1, false);
        }
        if (c == ':') {
            int typed = typed(at + 1);
            return typed > 0 ? value(key, typed, false) : value(key, at + 1, false);
        }
        if (c == '>' && nameStart > 0 && text.charAt(nameStart - 1) == '<') {
            return element(key, at + 1);
        }
        if (c == ',' && literal) {
            int next = blanks(at + 1);
            return quote(next) > 0 || isPrefix(next) ? value(key, next, true) : null;
        }
        return blank && !literal && (flag || isCommand(nameStart)) ? value(key, at, false) : null;
    }

    /** The text of an element, up to its end. */
    @CheckForNull
    private Assignment element(String key, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST && text.charAt(end) != '<') {
            end++;
        }
        boolean ends = end > start && charAt(end) == '<' && charAt(end + 1) == '/';
        return ends ? new Assignment(key, text.substring(start, end).stripTrailing(), start, true) : null;
    }

    /** Length of an assignment of two characters or more: {@code :=}, {@code ?=}, {@code .=}, {@code +=}, {@code =>}, {@code ==}. */
    private int operator(int at) {
        int end = at;
        while (end < text.length() && end - at < 4 && ":?.+|=>".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        char last = end > at ? text.charAt(end - 1) : 0;
        return last == '=' || last == '>' && end - at == 2 && text.charAt(at) == '=' ? end - at : 0;
    }

    /** Go's type between a name and its value: {@code var name string = "value"}. */
    private int declared(int at) {
        int end = at;
        while (end < text.length() && end - at < 20 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        int equals = end > at ? blanks(end) : end;
        return equals > end && charAt(equals) == '=' && quote(blanks(equals + 1)) > 0 ? equals + 1 : -1;
    }

    /** Python's annotation between a name and its value: {@code name: str = "value"}. */
    private int typed(int at) {
        int end = at;
        while (end < text.length() && end - at < 60 && "=\n\"'#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean type = end > at
                && charAt(end) == '='
                && text.substring(at, end).matches(" *[A-Za-z_][A-Za-z0-9_.\\[\\], |?]* +");
        return type ? end + 1 : -1;
    }

    /** Whether what stands before the name on its line makes a blank give it its value. */
    private boolean isCommand(int at) {
        int line = at;
        while (line > 0 && at - line < 200 && text.charAt(line - 1) != '\n') {
            line--;
        }
        String before = text.substring(line, at);
        return before.matches("(?i)\\s*(?:RUN\\s+)?(?:ENV|ARG|setenv|set|SetEnv)\\s+(?:[-\\w.]*)?")
                || LOGIN.matcher(before).find();
    }

    @CheckForNull
    private Assignment value(String key, int from, boolean code) {
        int at = blanks(from);
        while (isPrefix(at)) {
            at++;
        }
        int quote = quote(at);
        if (quote > 0) {
            return quoted(key, at, quote);
        }
        char c = charAt(at);
        if ((c == '|' || c == '>') && isBlock(at)) {
            int next = blanks(text.indexOf('\n', at) + 1);
            return plain(key, next);
        }
        return code ? null : plain(key, at);
    }

    private boolean isBlock(int at) {
        int end = at + 1;
        while (end - at < 20 && "+-0123456789 \r".indexOf(charAt(end)) >= 0) {
            end++;
        }
        return charAt(end) == '\n';
    }

    @CheckForNull
    private Assignment quoted(String key, int at, int quote) {
        String mark = text.substring(at, at + quote);
        int start = at + quote;
        if (mark.length() == 1 && text.startsWith(mark + mark, start)) {
            mark = mark + mark + mark;
            start += 2;
        }
        int limit = Math.min(text.length(), start + LONGEST);
        for (int end = start; end < limit; end++) {
            if (text.startsWith(mark, end)) {
                return end == start ? null : new Assignment(key, text.substring(start, end), start, true);
            }
            char c = text.charAt(end);
            if (c == '\n' && mark.length() < 3) {
                return null;
            }
            if (c == '\\') {
                end++;
            }
        }
        return null;
    }

    @CheckForNull
    private Assignment plain(String key, int start) {
        int end = start;
        while (end < text.length()
                && end - start < LONGEST_PLAIN
                && "\"'`<>;,&\\ \t\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ")]}".indexOf(text.charAt(end - 1)) >= 0 && !isBalanced(start, end)) {
            end--;
        }
        return end == start || isProse(end) ? null : new Assignment(key, text.substring(start, end), start, false);
    }

    private boolean isBalanced(int start, int end) {
        char close = text.charAt(end - 1);
        char open = close == ')' ? '(' : close == ']' ? '[' : '{';
        return text.substring(start, end).indexOf(open) >= 0;
    }

    /** Whether a value without quotation marks goes on like a sentence. */
    private boolean isProse(int end) {
        int next = blanks(end);
        if (next == end || next >= text.length() || !Character.isLetter(text.charAt(next))) {
            return false;
        }
        int word = next;
        while (word < text.length() && (isName(text.charAt(word)) || text.charAt(word) == '\'')) {
            word++;
        }
        String after = text.substring(next, word);
        return charAt(word) != '='
                && charAt(word) != ':'
                && after.matches("[a-zA-Z']+")
                && !after.matches("machine|login|password|account|default|AS|as|if|for|and|or|in");
    }

    /** Length of the quotation mark at a position, 0 where none is: plain, escaped as in notebooks, or XML's. */
    private int quote(int at) {
        char c = charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            return 1;
        }
        if (c == '\\' && (charAt(at + 1) == '"' || charAt(at + 1) == '\'')) {
            return 2;
        }
        return text.startsWith("&quot;", at) ? 6 : 0;
    }

    /** The letter before a literal of Python: raw, bytes, formatted. */
    private boolean isPrefix(int at) {
        return "rbuf".indexOf(Character.toLowerCase(charAt(at))) >= 0 && charAt(at) != 0 && quote(at + 1) > 0;
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private char charAt(int at) {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
