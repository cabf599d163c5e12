package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A properties file as java.util.Properties reads it, with lines. Of a key that stands more than once the last value counts.
 *
 * @param settings all of them, in order
 */
public record JavaProperties(List<Setting> settings) {
    public JavaProperties {
        settings = List.copyOf(settings);
    }

    /** Reads one. */
    public static JavaProperties read(ConfigurationFile file) throws UnexaminedException {
        // As java.util.Properties does: every byte is a character of ISO-8859-1.
        String[] lines = file.latin1().split("\r?\n|\r", -1);
        List<Setting> settings = new ArrayList<>();
        for (int at = 0; at < lines.length; at++) {
            String logical = lines[at].stripLeading();
            int line = at + 1;
            if (logical.isEmpty() || logical.startsWith("#") || logical.startsWith("!")) {
                continue;
            }
            while (endsOpen(logical) && at + 1 < lines.length) {
                logical = logical.substring(0, logical.length() - 1) + lines[++at].stripLeading();
            }
            settings.add(setting(line, logical));
        }
        return new JavaProperties(settings);
    }

    /** The value that counts. */
    public Optional<Setting> last(String key) {
        Setting last = null;
        for (Setting each : settings) {
            last = each.name().equals(key) ? each : last;
        }
        return Optional.ofNullable(last);
    }

    /** Whether the value that counts is this word, in whatever case. */
    public boolean is(String key, String word) {
        return last(key).map(Setting::value).filter(word::equalsIgnoreCase).isPresent();
    }

    private static boolean endsOpen(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 != 0;
    }

    private static Setting setting(int line, String logical) throws UnexaminedException {
        int end = 0;
        while (end < logical.length() && "=: \t\f".indexOf(logical.charAt(end)) < 0) {
            end += logical.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, logical.length());
        int value = end;
        while (value < logical.length() && " \t\f".indexOf(logical.charAt(value)) >= 0) {
            value++;
        }
        if (value < logical.length() && "=:".indexOf(logical.charAt(value)) >= 0) {
            value++;
        }
        return new Setting(
                line,
                unescape(line, logical.substring(0, end)),
                unescape(line, logical.substring(value)).strip());
    }

    private static String unescape(int line, String text) throws UnexaminedException {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            if (next == 'u') {
                try {
                    plain.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                } catch (NumberFormatException | IndexOutOfBoundsException e) {
                    throw new UnexaminedException(line, "a damaged \\u escape", e);
                }
                i += 4;
            } else {
                plain.append(
                        switch (next) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 'f' -> '\f';
                            default -> next;
                        });
            }
        }
        return plain.toString();
    }
}
