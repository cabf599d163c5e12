package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whether a text has a word, however YAML, JSON or properties spell it: characters as they are, as escapes, and lines broken
 * in between.
 */
public final class Spelling implements Predicate<String> {
    /** Whether YAML's tags stand in a text: they may say that a word is encoded. */
    public static final Predicate<String> TAGGED =
            text -> text.contains("!!") || text.contains("!<") || text.contains("%TAG");

    private final String word;
    private final Pattern escaped;

    /** @param word letters of ASCII, digits and {@code _.-} */
    public Spelling(String word) {
        this.word = word;
        StringBuilder spelled = new StringBuilder();
        for (char c : word.toCharArray()) {
            String literal = Pattern.quote(String.valueOf(c));
            String hexadecimal = Integer.toHexString(c).toUpperCase(Locale.ROOT);
            spelled.append("(?:")
                    .append(literal)
                    .append("|\\\\+(?:[xX]|[uU]0{2,6})(?i:")
                    .append(hexadecimal)
                    .append(")|\\\\")
                    .append(literal)
                    .append(")(?:\\\\\\r?\\n[ \\t]{0,200})?");
        }
        this.escaped = Pattern.compile(spelled.toString());
    }

    @Override
    public boolean test(String text) {
        // The pattern is slow, and a text without a backslash has no other spelling.
        return text.contains(word)
                || text.indexOf('\\') >= 0 && escaped.matcher(text).find();
    }
}
