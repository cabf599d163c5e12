package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import java.util.ArrayList;
import java.util.List;

/** Names and values of ENV and ARG: {@code NAME=value …}, or the old {@code ENV NAME value}. */
public final class DockerEnvironment {
    private DockerEnvironment() {}

    /** What the instruction sets. */
    public static List<Setting> settings(Instruction instruction) {
        List<Setting> settings = new ArrayList<>();
        String text = instruction.text().replace('\n', ' ').strip();
        List<String> words = words(text);
        if (instruction.is("ENV") && words.size() > 1 && words.get(0).indexOf('=') < 0) {
            String value = String.join(" ", words.subList(1, words.size()));
            return List.of(new Setting(instruction.line(), words.get(0), value));
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            settings.add(new Setting(instruction.line(), name, equals < 0 ? "" : word.substring(equals + 1)));
        }
        return settings;
    }

    /**
     * Split at blanks, without quotation marks and escapes. No other sign ends a word, neither {@code &} nor {@code #}.
     * Source: BuildKit, parser/line_parsers.go, parseWords.
     */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                    word.setLength(0);
                    open = false;
                }
                continue;
            }
            open = true;
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                word.append(text.charAt(++at));
            } else {
                word.append(c);
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}
