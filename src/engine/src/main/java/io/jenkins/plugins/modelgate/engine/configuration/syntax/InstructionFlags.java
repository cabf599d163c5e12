package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.Locale;
import java.util.Map;

/** {@code --name=value} before the arguments of an instruction, quotes and escapes taken out as BuildKit does. */
final class InstructionFlags {
    private InstructionFlags() {}

    /**
     * Reads them.
     *
     * @param into gets each name in lower case with its value; values of one that stands again are joined by a blank
     * @return what follows them
     */
    static String read(String text, char escape, Map<String, String> into) {
        int at = blanks(text, 0);
        while (text.startsWith("--", at)) {
            StringBuilder word = new StringBuilder();
            char quote = 0;
            for (; at < text.length() && (quote != 0 || !Character.isWhitespace(text.charAt(at))); at++) {
                char c = text.charAt(at);
                if (c == quote || quote == 0 && (c == '"' || c == '\'')) {
                    quote = c == quote ? 0 : c;
                } else if (c == escape && quote != '\'' && at + 1 < text.length()) {
                    word.append(text.charAt(++at));
                } else {
                    word.append(c);
                }
            }
            int equals = word.indexOf("=");
            String name = word.substring(2, equals < 0 ? word.length() : equals).toLowerCase(Locale.ROOT);
            into.merge(name, equals < 0 ? "" : word.substring(equals + 1), (one, two) -> one + " " + two);
            at = blanks(text, at);
        }
        return text.substring(at);
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
