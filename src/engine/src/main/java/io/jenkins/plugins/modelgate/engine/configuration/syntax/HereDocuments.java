package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** The here-documents of a script whose bodies begin with the next line. Source: POSIX.1-2017, Shell Command Language, 2.7.4. */
final class HereDocuments {
    private record Document(String end, boolean tabs, boolean expands) {}

    /**
     * What the shell hands to a program.
     *
     * @param start its first character
     * @param end behind its last one
     * @param expands whether substitutions in it run
     */
    record Body(int start, int end, boolean expands) {}

    private final String text;
    private final LineIndex lines;
    private final Deque<Document> announced = new ArrayDeque<>();

    HereDocuments(String text, LineIndex lines) {
        this.text = text;
        this.lines = lines;
    }

    /**
     * Reads {@code <<-'END'}, which names the line that ends what begins behind this one.
     *
     * @param from the second of the two signs
     * @return the last character of the name
     */
    int announce(int from) {
        boolean tabs = text.startsWith("-", from + 1);
        int at = from + (tabs ? 2 : 1);
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        StringBuilder end = new StringBuilder();
        boolean expands = true;
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote == 0 && " \t\n;|&()<>".indexOf(c) >= 0 || c == '\n') {
                break;
            }
            if (c == quote || quote == 0 && (c == '\'' || c == '"')) {
                quote = c == quote ? 0 : c;
                expands = false;
            } else if (c == '\\' && quote != '\'') {
                expands = false;
            } else {
                end.append(c);
            }
        }
        announced.add(new Document(end.toString(), tabs, expands));
        return at - 1;
    }

    /**
     * The next one that has an end, or null where none is left.
     *
     * @param from where the line begins that follows
     */
    Body next(int from) {
        while (!announced.isEmpty()) {
            Document document = announced.remove();
            int end = lines.next(document.end(), document.tabs(), from);
            if (end >= 0) {
                return new Body(from, end, document.expands());
            }
        }
        return null;
    }
}
