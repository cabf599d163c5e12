package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * Reads what a name is given, in the ways of .env, properties, YAML, JSON, XML, Dockerfiles, command lines, Groovy, Python, shells and
 * notebooks: {@code name = value}, {@code "name": "value"}, {@code ENV name value}, {@code --name value}, {@code <name>value</name>},
 * {@code f("name", "value")}, {@code setName("value")}, {@code machine host login user password value}. Looks at one line and, behind a colon and for
 * YAML's blocks, at the next.
 */
final class AssignmentReader {
    private static final int LONGEST = 8192;

    /** Tags of YAML with which values are taken from elsewhere. */
    private static final Pattern REFERRING = Pattern.compile(
            "!(?:vault|env|env_var|ENV|var|secret|reference|include|lookup|input|encrypted|Ref|GetAtt|Sub|ImportValue|Join|If|FindInMap|Select"
                    + "|Split|Base64|Transform|KeyOf|Find|Format|Context)(?:[^A-Za-z].*)?");

    /** Before {@code password} in .netrc. */
    private static final Pattern LOGIN =
            Pattern.compile("(?i)\\b(?:login|user|username|machine|default)\\s+\\S*+\\s*$");

    private static final Pattern BRACKET = Pattern.compile("[(\\[]");

    private final String text;
    private final Manner manner;
    private final PlainValue plain;

    AssignmentReader(String text, Manner manner) {
        this.text = text;
        this.manner = manner;
        this.plain = new PlainValue(text, manner);
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
        int operator = manner == Manner.LINES && c == '=' ? 1 : operator(at);
        Place place = new Place(key, nameStart, false, false);
        if (operator > 1) {
            return value(place.computed(), at + operator);
        }
        int declared = blank && !literal ? declared(at) : -1;
        if (declared > 0) {
            return value(place.computed(), declared);
        }
        if (c == '=') {
            return value(place, at + 1);
        }
        if (c == ':') {
            // Parts of one name, as of an ARN, and roles of documentation.
            char next = charAt(at + 1);
            boolean used = start > 0 && text.charAt(start - 1) == '$';
            boolean joined = used
                    || start > 0 && text.charAt(start - 1) == ':' && !blank
                    || blank && next > ' ' && quote(at + 1) == 0;
            if (joined && next > ' ' && !literal) {
                return null;
            }
            int typed = typed(at + 1);
            return typed > 0 ? value(place, typed) : value(place.behindColon(), at + 1);
        }
        if (c == '>' && nameStart > 0 && text.charAt(nameStart - 1) == '<') {
            return element(key, at + 1);
        }
        if (c == ',' && literal && nameStart > 0 && quoteBefore(nameStart)) {
            int next = blanks(at + 1);
            return quote(next) > 0 || isPrefix(next) ? value(place.computed(), next) : null;
        }
        if (c == '(' && isSetter(nameStart, key)) {
            return value(place.computed(), at + 1);
        }
        boolean command = blank && !literal && c != '`' && isCommand(nameStart);
        return blank && !literal && flag || command ? value(command ? place.behindColon() : place, at) : null;
    }

    /**
     * What is known before a value is read.
     *
     * @param name where its name begins
     * @param colon whether a colon stands before it, or words only, as in prose
     * @param code whether it must be a literal in quotation marks
     */
    private record Place(String key, int name, boolean colon, boolean code) {
        Place computed() {
            return new Place(key, name, colon, true);
        }

        Place behindColon() {
            return new Place(key, name, true, code);
        }
    }

    /** {@code setPassword("value")}, {@code .password("value")}. */
    private boolean isSetter(int name, String key) {
        return key.matches("(?:\\w+\\.)*(?:set|with|add)_?[A-Z_]\\w*")
                || key.matches("(?:\\w+\\.)+[a-z]\\w*")
                || name > 0 && text.charAt(name - 1) == '.';
    }

    private boolean quoteBefore(int at) {
        char c = text.charAt(at - 1);
        return c == '"' || c == '\'' || c == ';';
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
        return ends ? new Assignment(key, text.substring(start, end).stripTrailing(), start, true, true) : null;
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
    private Assignment value(Place place, int from) {
        int at = blanks(from);
        while (isPrefix(at)) {
            at++;
        }
        if (manner == Manner.YAML && place.colon()) {
            at = properties(at);
            if (at < 0) {
                return null;
            }
        }
        if (place.colon() && isLineEnd(at)) {
            return nextLine(place, at);
        }
        if (charAt(at) == '[' && quote(blanks(at + 1)) > 0 && place.key().matches("(?i).*[^s]s")) {
            at = blanks(at + 1);
        }
        int quote = quote(at);
        if (quote > 0) {
            Assignment quoted = quoted(place.key(), at, quote);
            boolean sign = quoted == null && !place.code() && manner != Manner.CODE && manner != Manner.WORDS;
            return sign ? plain(place, at) : quoted;
        }
        char c = charAt(at);
        if ((c == '|' || c == '>') && isBlock(at)) {
            int next = blanks(text.indexOf('\n', at) + 1);
            return plain(place, next);
        }
        return place.code() ? null : plain(place, at);
    }

    /** Where the value of YAML begins behind its anchor and tag; -1 where it is an alias, or its tag takes it from elsewhere. */
    private int properties(int from) {
        int at = from;
        while (charAt(at) == '&' || charAt(at) == '!') {
            int end = at;
            while (charAt(end) > ' ') {
                end++;
            }
            int next = blanks(end);
            if (charAt(at) == '!' && REFERRING.matcher(text.substring(at, end)).matches()) {
                return -1;
            }
            if (next >= text.length() || isLineEnd(next)) {
                return charAt(at) == '!' ? at : next;
            }
            at = next;
        }
        return charAt(at) == '*' && charAt(at + 1) != 0 && isName(charAt(at + 1)) ? -1 : at;
    }

    private boolean isLineEnd(int at) {
        return charAt(at) == '\n' || charAt(at) == '\r';
    }

    /** JSON and YAML allow a line feed behind the colon; a further name there begins something else. */
    @CheckForNull
    private Assignment nextLine(Place place, int lineEnd) {
        int feed = text.indexOf('\n', lineEnd);
        int at = feed < 0 ? text.length() : blanks(feed + 1);
        int quote = quote(at);
        if (quote > 0) {
            Assignment quoted = quoted(place.key(), at, quote);
            int after =
                    quoted == null ? at : blanks(quoted.start() + quoted.value().length() + quote);
            return charAt(after) == ':' ? null : quoted;
        }
        if (manner != Manner.YAML || isLineEnd(at) || at <= feed + 1 || "-#{[".indexOf(charAt(at)) >= 0) {
            return null;
        }
        Assignment plain = plain(place, at);
        return plain == null || plain.value().matches(".*:(?: .*)?|.* .*") ? null : plain;
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
        boolean expands = !mark.startsWith("'") && (manner == Manner.CODE || manner == Manner.WORDS);
        int end = closing(start, mark, true);
        end = end < 0 ? closing(start, mark, false) : end;
        return end <= start || isBetween(start, end, quote)
                ? null
                : new Assignment(key, text.substring(start, end), start, true, expands);
    }

    /**
     * Where a literal ends, or -1. In shells and YAML a backslash between single quotation marks is a sign like any other, and YAML doubles the mark.
     *
     * @param escapes whether a backslash takes the meaning from what follows
     */
    private int closing(int start, String mark, boolean escapes) {
        int limit = Math.min(text.length(), start + LONGEST);
        boolean doubles = mark.equals("'") && manner == Manner.YAML;
        for (int end = start; end < limit; end++) {
            if (text.startsWith(mark, end)) {
                if (!doubles || charAt(end + 1) != '\'') {
                    return end;
                }
                end++;
            }
            char c = text.charAt(end);
            if (c == '\n' && mark.length() < 3) {
                return -1;
            }
            if (c == '\\' && escapes && !doubles) {
                end++;
            }
        }
        return -1;
    }

    /** Whether the quotation mark has ended a literal, so that what is read is the program between two of them. */
    private boolean isBetween(int start, int end, int quote) {
        boolean code = manner == Manner.CODE && quote == 1 && end - start > 1;
        return code && ")],".indexOf(text.charAt(start)) >= 0 && "([,+=?:{".indexOf(text.charAt(end - 1)) >= 0;
    }

    @CheckForNull
    private Assignment plain(Place place, int start) {
        PlainValue.Extent extent = plain.extent(place.name(), start, place.colon());
        int end = extent.end();
        while (!extent.literal()
                && end > start
                && ")]}".indexOf(text.charAt(end - 1)) >= 0
                && !isBalanced(start, end)) {
            end--;
        }
        boolean expands = !extent.literal();
        if (manner == Manner.CODE
                && text.charAt(start - 1) == ' '
                && BRACKET.matcher(text.substring(start, end)).find()) {
            return null;
        }
        return end == start || place.colon() && !extent.literal() && isProse(start, end)
                ? null
                : new Assignment(place.key(), text.substring(start, end), start, extent.literal(), expands);
    }

    private boolean isBalanced(int start, int end) {
        char close = text.charAt(end - 1);
        char open = close == ')' ? '(' : close == ']' ? '[' : '{';
        return text.substring(start, end).indexOf(open) >= 0;
    }

    /** Whether a value without quotation marks is the first word of a sentence. */
    private boolean isProse(int start, int end) {
        int next = blanks(end);
        boolean word = text.substring(start, end).matches("[A-Za-z'-]+");
        if (!word || next == end || next >= text.length() || !Character.isLetter(text.charAt(next))) {
            return false;
        }
        int second = next;
        while (second < text.length() && (isName(text.charAt(second)) || text.charAt(second) == '\'')) {
            second++;
        }
        String after = text.substring(next, second);
        return charAt(second) != '='
                && charAt(second) != ':'
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
