package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as a POSIX shell does, as far as that is possible without running it: words, quotes, backslashes, and
 * the operators that end a command. Variables stay as they are written. Source: POSIX.1-2017, Shell Command Language, 2.2, 2.3.
 */
public final class ShellWords {
    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> command = new ArrayList<>();
    private StringBuilder word;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** The commands of a line, each its words; what pipes, lists and substitutions separate are commands of their own. */
    public static List<List<String>> commands(String text) {
        ShellWords split = new ShellWords(text);
        split.run();
        return split.commands;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case ' ', '\t', '\r' -> endWord();
                case '\n', ';', '|', '&', '(', ')', '`' -> operator(c);
                case '\'' -> quoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                case '#' -> comment();
                default -> append(c);
            }
            at++;
        }
        endCommand();
    }

    /** {@code 2>&1} and {@code >&2} are redirections and no end of a command. */
    private void operator(char c) {
        boolean redirection = c == '&' && at > 0 && (text.charAt(at - 1) == '>' || text.charAt(at - 1) == '<');
        if (redirection) {
            append(c);
        } else {
            endCommand();
        }
    }

    private void quoted() {
        int end = text.indexOf('\'', at + 1);
        end = end < 0 ? text.length() : end;
        builder().append(text, at + 1, end);
        at = end;
    }

    private void doubleQuoted() {
        StringBuilder into = builder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
                if ("\"\\$`\n".indexOf(text.charAt(at)) < 0) {
                    into.append('\\');
                }
            }
            into.append(text.charAt(at));
        }
    }

    private void escaped() {
        if (at + 1 < text.length()) {
            at++;
            if (text.charAt(at) != '\n') {
                append(text.charAt(at));
            }
        }
    }

    private void comment() {
        if (word != null) {
            append('#');
            return;
        }
        int end = text.indexOf('\n', at);
        at = (end < 0 ? text.length() : end) - 1;
    }

    private void append(char c) {
        builder().append(c);
    }

    private StringBuilder builder() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void endWord() {
        if (word != null) {
            command.add(word.toString());
            word = null;
        }
    }

    private void endCommand() {
        endWord();
        if (!command.isEmpty()) {
            commands.add(command);
            command = new ArrayList<>();
        }
    }
}
