package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads a script, or what a substitution in it runs, command by command. */
final class ShellReader {
    /** Substitutions inside of substitutions that are followed. */
    private static final int DEEPEST = 200;

    /** How much of a substitution stands in the word around it, in characters: enough to see what it begins with. */
    private static final int KEPT = 400;

    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "do", "while", "until", "!", "{", "time");

    private enum Next {
        WORD,
        DROPPED,
        FILE,
        INPUT
    }

    private record Document(String end, boolean tabs, boolean plain) {}

    private final String text;
    private final LineIndex lines;

    /** Characters that may still be read again, for here-documents in here-documents are read twice each. */
    private final long[] left;

    private final int firstLine;
    private final int depth;
    private final List<ShellCommand> commands = new ArrayList<>();
    private final Deque<Document> documents = new ArrayDeque<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word;
    private boolean quotedWord;
    private Next next = Next.WORD;
    private String input = "";
    private boolean writes;
    private int began;
    private int at;
    private int counted;
    private int line;
    private int brackets;
    private int cases;
    private int braces;
    private boolean leading = true;
    private boolean tooDeep;
    private int open = -1;

    ShellReader(String text, int line) {
        this(text, new LineIndex(text), new long[] {16L * text.length() + 100_000}, 0, line, 0);
    }

    private ShellReader(String text, LineIndex lines, long[] left, int at, int line, int depth) {
        this.text = text;
        this.lines = lines;
        this.left = left;
        this.at = at;
        this.counted = at;
        this.line = line;
        this.firstLine = line;
        this.depth = depth;
    }

    /** All commands of the text. */
    List<ShellCommand> read() {
        run(false);
        return commands;
    }

    /** Whether something in it was not read, because too much stood around it. */
    boolean isTooDeep() {
        return tooDeep;
    }

    /** Where a quotation begins that does not end, or -1. */
    int firstOpen() {
        return open;
    }

    /** @param inner whether a closing bracket ends it, as in {@code $(…)} */
    private void run(boolean inner) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ')' && inner && brackets == 0 && cases == 0 && braces == 0) {
                break;
            }
            step(c);
            at++;
        }
        endCommand(false);
    }

    private void step(char c) {
        if (braces > 0 && " \t;()|&<>#}".indexOf(c) >= 0) {
            // Inside of ${name:-word} none of them ends anything.
            braces -= c == '}' ? 1 : 0;
            begin().word.append(c);
            return;
        }
        switch (c) {
            case ' ', '\t', '\r' -> endWord();
            case '\n' -> {
                braces = 0;
                endCommand(false);
                documents();
            }
            case ';', '(', ')' -> {
                brackets += c == '(' ? 1 : c == ')' && brackets > 0 ? -1 : 0;
                endCommand(false);
            }
            case '|' -> pipe();
            case '&' -> background();
            case '<', '>' -> redirection(c);
            case '\'' -> quoted();
            case '"' -> {
                begin().quotedWord = true;
                doubleQuoted();
            }
            case '`' -> backquoted();
            case '$' -> dollar(true);
            case '\\' -> escaped();
            case '#' -> comment();
            default -> begin().word.append(c);
        }
    }

    private void pipe() {
        if (text.startsWith("||", at)) {
            at++;
            endCommand(false);
            return;
        }
        endWord();
        if (words.isEmpty() && !commands.isEmpty()) {
            commands.set(commands.size() - 1, commands.get(commands.size() - 1).intoPipe());
        }
        endCommand(true);
    }

    private void background() {
        if (text.startsWith("&>", at)) {
            endWord();
        } else {
            endCommand(false);
        }
    }

    private void redirection(char c) {
        if (word != null && !quotedWord && isNumber(word)) {
            word = null;
        }
        endWord();
        if (text.startsWith("(", at + 1)) {
            begin();
            int from = at++;
            substitution(from);
        } else if (text.startsWith("<<<", at)) {
            at += 2;
            next = Next.INPUT;
        } else if (text.startsWith("<<", at)) {
            at++;
            document();
        } else {
            at += text.startsWith(c + "&", at) || text.startsWith(">>", at) || text.startsWith(">|", at) ? 1 : 0;
            at += text.startsWith("<>", at) ? 1 : 0;
            next = c == '>' ? Next.FILE : Next.DROPPED;
        }
    }

    /** {@code <<-'END'}: which line ends what begins behind this one. */
    private void document() {
        boolean tabs = text.startsWith("-", at + 1);
        at += tabs ? 2 : 1;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        StringBuilder end = new StringBuilder();
        boolean plain = true;
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote == 0 && " \t\n;|&()<>".indexOf(c) >= 0 || c == '\n') {
                break;
            }
            if (c == quote || quote == 0 && (c == '\'' || c == '"')) {
                quote = c == quote ? 0 : c;
                plain = false;
            } else if (c == '\\' && quote != '\'') {
                plain = false;
            } else {
                end.append(c);
            }
        }
        at--;
        documents.add(new Document(end.toString(), tabs, plain));
    }

    /** Behind the end of a line: what the shell hands to a program, which may well be a script. */
    private void documents() {
        while (!documents.isEmpty()) {
            Document document = documents.remove();
            int end = lines.next(document.end(), document.tabs(), at + 1);
            if (end >= 0) {
                body(document, text.substring(at + 1, end), line() + 1);
                int behind = text.indexOf('\n', end);
                at = behind < 0 ? text.length() : behind;
            }
        }
    }

    private void body(Document document, String body, int first) {
        ShellReader script = of(body, first);
        script.run(false);
        take(script);
        if (script.open >= 0) {
            int number = first;
            for (String each : body.split("\n", -1)) {
                take(of(each, number++).alone());
            }
        }
        if (document.plain()) {
            ShellReader substitutions = of(body, first);
            substitutions.begin();
            substitutions.at--;
            substitutions.doubleQuoted();
            take(substitutions);
        }
    }

    private ShellReader alone() {
        run(false);
        return this;
    }

    private void quoted() {
        int from = at;
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            opened(from);
            end = text.length();
        }
        begin().word.append(text, from + 1, end);
        quotedWord = true;
        at = end;
    }

    /** From behind the opening quote to the closing one, or to the end of a here-document. */
    private void doubleQuoted() {
        int from = at;
        for (at++; at < text.length() && (from < 0 || text.charAt(at) != '"'); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                char escaped = text.charAt(++at);
                if (escaped != '\n') {
                    word.append("\"\\$`".indexOf(escaped) < 0 ? "\\" : "").append(escaped);
                }
            } else if (c == '`') {
                backquoted();
            } else if (c == '$' && charAt(at + 1) == '(') {
                dollar(false);
            } else {
                word.append(c);
            }
        }
        if (at >= text.length() && from >= 0) {
            opened(from);
        }
    }

    /** @param outside whether it stands outside of double quotes */
    private void dollar(boolean outside) {
        begin();
        char c = charAt(at + 1);
        if (c == '(') {
            int from = at++;
            substitution(from);
        } else if (outside && text.startsWith("{IFS}", at + 1)) {
            at += 5;
            endWord();
        } else if (outside && text.startsWith("IFS", at + 1) && !Character.isJavaIdentifierPart(charAt(at + 4))) {
            at += 3;
            endWord();
        } else if (c == '{' && outside) {
            at++;
            braces++;
            word.append("${");
        } else if (c == '\'' && outside) {
            at = AnsiQuote.read(text, at + 2, word);
            quotedWord = true;
        } else if (c == '"' && outside) {
            at++;
            quotedWord = true;
            doubleQuoted();
        } else {
            word.append('$');
        }
    }

    private char charAt(int place) {
        return place < text.length() ? text.charAt(place) : ' ';
    }

    /** What stands in brackets runs; the word keeps it as it is written. */
    private void substitution(int from) {
        if (depth >= DEEPEST) {
            tooDeep = true;
            at = text.length();
            return;
        }
        ShellReader inner = new ShellReader(text, lines, left, at + 1, line(), depth + 1);
        inner.run(true);
        take(inner);
        if (inner.open >= 0) {
            opened(inner.open);
        }
        at = Math.min(inner.at, text.length() - 1);
        word.append(text, from, Math.min(at + 1, from + KEPT));
    }

    private void backquoted() {
        begin();
        StringBuilder inside = new StringBuilder();
        int from = at;
        int first = line();
        for (at++; at < text.length() && text.charAt(at) != '`'; at++) {
            boolean escape = text.charAt(at) == '\\' && "`\\$".indexOf(charAt(at + 1)) >= 0;
            at += escape && at + 1 < text.length() ? 1 : 0;
            inside.append(text.charAt(at));
        }
        word.append(text, from, Math.min(Math.min(at + 1, text.length()), from + KEPT));
        ShellReader inner = of(inside.toString(), first);
        inner.run(false);
        take(inner);
        if (at >= text.length() || inner.open >= 0) {
            opened(from);
        }
    }

    private void take(ShellReader inner) {
        commands.addAll(inner.commands);
        tooDeep |= inner.tooDeep;
    }

    private ShellReader of(String other, int first) {
        ShellReader reader = new ShellReader(other, new LineIndex(other), left, 0, first, depth + 1);
        left[0] -= other.length();
        if (depth >= DEEPEST || left[0] < 0) {
            reader.tooDeep = true;
            reader.at = other.length();
        }
        return reader;
    }

    private void escaped() {
        if (at + 1 < text.length()) {
            at++;
            if (text.charAt(at) != '\n') {
                begin().word.append(text.charAt(at));
                quotedWord = true;
            }
        }
    }

    private void comment() {
        if (word != null) {
            word.append('#');
            return;
        }
        int end = text.indexOf('\n', at);
        at = (end < 0 ? text.length() : end) - 1;
    }

    private ShellReader begin() {
        if (word == null) {
            word = new StringBuilder();
            quotedWord = false;
            began = words.isEmpty() ? line() : began;
        }
        return this;
    }

    private int line() {
        for (; counted < Math.min(at, text.length()); counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private void opened(int from) {
        open = open < 0 ? from : open;
    }

    private void endWord() {
        if (word == null) {
            return;
        }
        String whole = word.toString();
        word = null;
        switch (next) {
            case WORD -> {
                if (!quotedWord && leading) {
                    cases += whole.equals("case") ? 1 : whole.equals("esac") && cases > 0 ? -1 : 0;
                }
                leading = leading && !quotedWord && KEYWORDS.contains(whole);
                words.add(whole);
            }
            case INPUT -> input = whole;
            case FILE -> writes = writes || !whole.matches("[0-9-]+|/dev/(null|stdout|stderr|tty)");
            default -> {
                // where it reads from
            }
        }
        next = Next.WORD;
    }

    private void endCommand(boolean piped) {
        endWord();
        next = Next.WORD;
        if (!words.isEmpty() || !input.isEmpty()) {
            commands.add(new ShellCommand(words.isEmpty() ? firstLine : began, words, piped, writes, input));
            words = new ArrayList<>();
        }
        input = "";
        writes = false;
        leading = true;
    }

    private static boolean isNumber(CharSequence word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
