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
    /** Longest value between marks, in characters. */
    static final int LONGEST = 8192;

    /** Before {@code password} in .netrc. */
    private static final Pattern LOGIN =
            Pattern.compile("(?i)\\b(?:login|user|username|machine|default)\\s+\\S*+\\s*$");

    private final String text;
    private final Manner manner;
    private final TextCursor cursor;
    private final QuotedValue quoted;
    private final YamlValue yaml;
    private final PlainValue plain;

    AssignmentReader(String text, Manner manner) {
        this.text = text;
        this.manner = manner;
        this.cursor = new TextCursor(text);
        this.quoted = new QuotedValue(cursor, manner);
        this.yaml = new YamlValue(cursor);
        this.plain = new PlainValue(cursor, manner);
    }

    /** Where the name around a position begins. */
    int nameStart(int at) {
        int start = at;
        while (start > 0 && TextCursor.isName(text.charAt(start - 1)) && at - start < 100) {
            start--;
        }
        return start;
    }

    /** Where the name around a position ends. */
    int nameEnd(int at) {
        int end = at;
        while (end < text.length() && TextCursor.isName(text.charAt(end)) && end - at < 100) {
            end++;
        }
        return end;
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
        int closing = cursor.quote(at);
        boolean literal = closing > 0;
        at += closing;
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        int afterName = at;
        at = cursor.blanks(at);
        char c = cursor.charAt(at);
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
            char next = cursor.charAt(at + 1);
            boolean used = start > 0 && text.charAt(start - 1) == '$';
            boolean joined = used
                    || start > 0 && text.charAt(start - 1) == ':' && !blank
                    || blank && next > ' ' && cursor.quote(at + 1) == 0;
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
            int next = cursor.blanks(at + 1);
            return cursor.quote(next) > 0 || cursor.isPrefix(next) ? value(place.computed(), next) : null;
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
        boolean ends = end > start && cursor.charAt(end) == '<' && cursor.charAt(end + 1) == '/';
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
        int equals = end > at ? cursor.blanks(end) : end;
        return equals > end && cursor.charAt(equals) == '=' && cursor.quote(cursor.blanks(equals + 1)) > 0
                ? equals + 1
                : -1;
    }

    /** Python's annotation between a name and its value: {@code name: str = "value"}. */
    private int typed(int at) {
        int end = at;
        while (end < text.length() && end - at < 60 && "=\n\"'#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean type = end > at
                && cursor.charAt(end) == '='
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
        int at = cursor.blanks(from);
        while (cursor.isPrefix(at)) {
            at++;
        }
        if (manner == Manner.YAML && place.colon()) {
            at = yaml.begin(at);
            if (at < 0) {
                return null;
            }
        }
        if (place.colon() && cursor.isLineEnd(at)) {
            return nextLine(place, at);
        }
        if (cursor.charAt(at) == '['
                && cursor.quote(cursor.blanks(at + 1)) > 0
                && place.key().matches("(?i).*[^s]s")) {
            at = cursor.blanks(at + 1);
        }
        int quote = cursor.quote(at);
        if (quote > 0) {
            Assignment literal = quoted.read(place.key(), at, quote);
            boolean sign = literal == null && !place.code() && manner != Manner.CODE && manner != Manner.WORDS;
            return sign ? plain.read(place.key(), place.name(), at, place.colon()) : literal;
        }
        char c = cursor.charAt(at);
        if ((c == '|' || c == '>') && yaml.isBlock(at)) {
            int next = cursor.blanks(text.indexOf('\n', at) + 1);
            return plain.read(place.key(), place.name(), next, place.colon());
        }
        return place.code() ? null : plain.read(place.key(), place.name(), at, place.colon());
    }

    /** JSON and YAML allow a line feed behind the colon; a further name there begins something else. */
    @CheckForNull
    private Assignment nextLine(Place place, int lineEnd) {
        int feed = text.indexOf('\n', lineEnd);
        int at = feed < 0 ? text.length() : cursor.blanks(feed + 1);
        int quote = cursor.quote(at);
        if (quote > 0) {
            Assignment literal = quoted.read(place.key(), at, quote);
            int after = literal == null
                    ? at
                    : cursor.blanks(literal.start() + literal.value().length() + quote);
            return cursor.charAt(after) == ':' ? null : literal;
        }
        if (manner != Manner.YAML || cursor.isLineEnd(at) || at <= feed + 1 || "-#{[".indexOf(cursor.charAt(at)) >= 0) {
            return null;
        }
        Assignment word = plain.read(place.key(), place.name(), at, place.colon());
        return word == null || word.value().matches(".*:(?: .*)?|.* .*") ? null : word;
    }
}
