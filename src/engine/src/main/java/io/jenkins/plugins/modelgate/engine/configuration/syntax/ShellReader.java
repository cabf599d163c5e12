package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.CommandUnderway.Next;
import java.util.List;

/** Reads a script, or what a substitution in it runs, sign by sign. */
final class ShellReader {
    /** Substitutions inside of substitutions that are followed. */
    private static final int DEEPEST = 200;

    /** How much of a substitution stands in the word around it, in characters: enough to see what it begins with. */
    private static final int KEPT = 400;

    private final String text;
    private final LineIndex lines;

    /** Characters that may still be read again, for here-documents in here-documents are read twice each. */
    private final long[] left;

    private final int depth;
    private final CommandUnderway command;
    private final HereDocuments documents;
    private int at;
    private int counted;
    private int line;
    private int brackets;
    private int braces;
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
        this.depth = depth;
        this.command = new CommandUnderway(line, this::line);
        this.documents = new HereDocuments(text, lines);
    }

    /** All commands of the text. */
    List<ShellCommand> read() {
        run(false);
        return command.complete();
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
            if (c == ')' && inner && brackets == 0 && !command.isInCase() && braces == 0) {
                break;
            }
            step(c);
            at++;
        }
        command.end(false);
    }

    private void step(char c) {
        if (braces > 0 && " \t;()|&<>#}".indexOf(c) >= 0) {
            // Inside of ${name:-word} none of them ends anything.
            braces -= c == '}' ? 1 : 0;
            command.word().append(c);
            return;
        }
        switch (c) {
            case ' ', '\t', '\r' -> command.endWord();
            case '\n' -> {
                braces = 0;
                command.end(false);
                documents();
            }
            case ';', '(', ')' -> {
                brackets += c == '(' ? 1 : c == ')' && brackets > 0 ? -1 : 0;
                command.end(false);
            }
            case '|' -> pipe();
            case '&' -> background();
            case '<', '>' -> redirection(c);
            case '\'' -> quoted();
            case '"' -> {
                command.quotedWord();
                doubleQuoted();
            }
            case '`' -> backquoted();
            case '$' -> dollar(true);
            case '\\' -> escaped();
            case '#' -> comment();
            default -> command.word().append(c);
        }
    }

    private void pipe() {
        if (text.startsWith("||", at)) {
            at++;
            command.end(false);
        } else {
            command.pipe();
        }
    }

    private void background() {
        if (text.startsWith("&>", at)) {
            command.endWord();
        } else {
            command.end(false);
        }
    }

    private void redirection(char c) {
        command.beforeRedirection();
        if (text.startsWith("(", at + 1)) {
            command.word();
            int from = at++;
            substitution(from);
        } else if (text.startsWith("<<<", at)) {
            at += 2;
            command.expect(Next.INPUT);
        } else if (text.startsWith("<<", at)) {
            at = documents.announce(at + 1);
        } else {
            at += text.startsWith(c + "&", at) || text.startsWith(">>", at) || text.startsWith(">|", at) ? 1 : 0;
            at += text.startsWith("<>", at) ? 1 : 0;
            command.expect(c == '>' ? Next.FILE : Next.DROPPED);
        }
    }

    /** Behind the end of a line: what the shell hands to a program, which may well be a script. */
    private void documents() {
        for (HereDocuments.Body each = documents.next(at + 1); each != null; each = documents.next(at + 1)) {
            body(text.substring(each.start(), each.end()), line() + 1, each.expands());
            int behind = text.indexOf('\n', each.end());
            at = behind < 0 ? text.length() : behind;
        }
    }

    private void body(String body, int first, boolean expands) {
        ShellReader script = of(body, first);
        script.run(false);
        take(script);
        if (script.open >= 0) {
            int number = first;
            for (String each : body.split("\n", -1)) {
                ShellReader alone = of(each, number++);
                alone.run(false);
                take(alone);
            }
        }
        if (expands) {
            ShellReader substitutions = of(body, first);
            substitutions.command.word();
            substitutions.at--;
            substitutions.doubleQuoted();
            take(substitutions);
        }
    }

    private void quoted() {
        int from = at;
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            opened(from);
            end = text.length();
        }
        command.quotedWord().append(text, from + 1, end);
        at = end;
    }

    /** From behind the opening quote to the closing one, or to the end of a here-document. */
    private void doubleQuoted() {
        int from = at;
        StringBuilder word = command.word();
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
        StringBuilder word = command.word();
        char c = charAt(at + 1);
        if (c == '(') {
            int from = at++;
            substitution(from);
        } else if (outside && text.startsWith("{IFS}", at + 1)) {
            at += 5;
            command.endWord();
        } else if (outside && text.startsWith("IFS", at + 1) && !Character.isJavaIdentifierPart(charAt(at + 4))) {
            at += 3;
            command.endWord();
        } else if (c == '{' && outside) {
            at++;
            braces++;
            word.append("${");
        } else if (c == '\'' && outside) {
            at = AnsiQuote.read(text, at + 2, command.quotedWord());
        } else if (c == '"' && outside) {
            at++;
            command.quotedWord();
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
        command.word().append(text, from, Math.min(at + 1, from + KEPT));
    }

    private void backquoted() {
        StringBuilder inside = new StringBuilder();
        int from = at;
        int first = line();
        for (at++; at < text.length() && text.charAt(at) != '`'; at++) {
            boolean escape = text.charAt(at) == '\\' && "`\\$".indexOf(charAt(at + 1)) >= 0;
            at += escape && at + 1 < text.length() ? 1 : 0;
            inside.append(text.charAt(at));
        }
        command.word().append(text, from, Math.min(Math.min(at + 1, text.length()), from + KEPT));
        ShellReader inner = of(inside.toString(), first);
        inner.run(false);
        take(inner);
        if (at >= text.length() || inner.open >= 0) {
            opened(from);
        }
    }

    private void take(ShellReader inner) {
        command.complete().addAll(inner.command.complete());
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
                command.quotedWord().append(text.charAt(at));
            }
        }
    }

    private void comment() {
        if (command.isInWord()) {
            command.word().append('#');
            return;
        }
        int end = text.indexOf('\n', at);
        at = (end < 0 ? text.length() : end) - 1;
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
}
