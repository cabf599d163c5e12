package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Beginning of a here-document in an instruction. A word inside of quotes is none. Source: BuildKit, heredocsFromLine and
 * ParseHeredoc of its Dockerfile parser.
 *
 * @param end the line that ends it
 * @param tabs whether tabs at the beginning of its lines do not count
 */
record Heredoc(String end, boolean tabs) {
    private static final Pattern WORD = Pattern.compile("[0-9]*<<(-?)([^<]+)");

    /** All of a logical line, in order. */
    static List<Heredoc> in(String text) {
        List<Heredoc> found = new ArrayList<>();
        if (text.contains("<<")) {
            for (String word : words(text)) {
                Matcher begins = WORD.matcher(word);
                if (begins.matches() && !begins.group(2).isBlank()) {
                    found.add(
                            new Heredoc(plain(begins.group(2)), !begins.group(1).isEmpty()));
                }
            }
        }
        return found;
    }

    /** Words with their quotes and backslashes; white space in quotes ends none. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                words.add(word.toString());
                word.setLength(0);
                continue;
            }
            word.append(c);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        words.add(word.toString());
        return words;
    }

    private static String plain(String word) {
        StringBuilder plain = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == quote || quote == 0 && (c == '"' || c == '\'')) {
                quote = c == quote ? 0 : c;
            } else if (c == '\\' && quote != '\'' && i + 1 < word.length()) {
                plain.append(word.charAt(++i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
