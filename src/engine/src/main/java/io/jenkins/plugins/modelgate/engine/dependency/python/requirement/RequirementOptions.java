package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Options of a line of a requirement file as pip reads them: words as a shell splits them, long names that may be cut
 * short, short names with their value attached. What is not an option among them is ignored, as pip ignores it.
 *
 * @param values by the option's full name, in the order of the line
 */
record RequirementOptions(Map<String, List<String>> values) {
    /** Full name and whether it takes a value: those that pip 26 reads in requirement files. */
    private static final Map<String, Boolean> LONG = Map.ofEntries(
            Map.entry("--index-url", true),
            Map.entry("--pypi-url", true),
            Map.entry("--extra-index-url", true),
            Map.entry("--no-index", false),
            Map.entry("--constraint", true),
            Map.entry("--requirement", true),
            Map.entry("--editable", true),
            Map.entry("--find-links", true),
            Map.entry("--no-binary", true),
            Map.entry("--only-binary", true),
            Map.entry("--prefer-binary", false),
            Map.entry("--require-hashes", false),
            Map.entry("--no-require-hashes", false),
            Map.entry("--pre", false),
            Map.entry("--all-releases", true),
            Map.entry("--only-final", true),
            Map.entry("--trusted-host", true),
            Map.entry("--use-feature", true),
            Map.entry("--hash", true),
            Map.entry("--config-setting", true),
            Map.entry("--config-settings", true));

    private static final Map<Character, String> SHORT = Map.of(
            'i', "--index-url",
            'c', "--constraint",
            'r', "--requirement",
            'e', "--editable",
            'f', "--find-links",
            'C', "--config-setting");

    private static final Map<String, String> SYNONYMS =
            Map.of("--pypi-url", "--index-url", "--config-settings", "--config-setting");

    /** All values of an option; empty when it is not there, one empty text when it takes none. */
    List<String> get(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws RequirementException when pip would refuse the line */
    static RequirementOptions of(String text) throws RequirementException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                break;
            }
            if (word.length() < 2 || word.charAt(0) != '-') {
                continue;
            }
            boolean isLong = word.startsWith("--");
            int cut = isLong ? word.indexOf('=') : 2;
            String written = cut < 0 ? word : word.substring(0, Math.min(cut, word.length()));
            String name = isLong ? full(written) : SHORT.get(word.charAt(1));
            if (name == null) {
                throw new RequirementException(
                        "has no option " + SafeText.quote(written) + " that pip reads in such a file");
            }
            boolean attached = isLong ? cut >= 0 : word.length() > 2;
            String value = attached ? word.substring(isLong ? cut + 1 : 2) : "";
            if (!LONG.get(name) && attached) {
                throw new RequirementException("gives a value to " + name + ", which takes none");
            }
            if (LONG.get(name) && !attached) {
                if (++i == words.size()) {
                    throw new RequirementException("gives no value to " + name);
                }
                value = words.get(i);
            }
            values.computeIfAbsent(SYNONYMS.getOrDefault(name, name), key -> new ArrayList<>())
                    .add(value);
        }
        return new RequirementOptions(values);
    }

    private static String full(String written) throws RequirementException {
        if (LONG.containsKey(written)) {
            return written;
        }
        List<String> candidates =
                LONG.keySet().stream().filter(name -> name.startsWith(written)).toList();
        if (candidates.size() != 1) {
            throw new RequirementException("has the option " + SafeText.quote(written) + ", which pip "
                    + (candidates.isEmpty() ? "does not know" : "finds ambiguous"));
        }
        return candidates.get(0);
    }

    /** As {@code shlex.split}: quotation marks and backslashes as a POSIX shell has them. */
    private static List<String> words(String text) throws RequirementException {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean more = i + 1 < text.length();
            if (quote == 0 && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'') {
                if (!more) {
                    throw new RequirementException("ends in a backslash");
                }
                char next = text.charAt(++i);
                boolean kept = quote == '"' && next != '"' && next != '\\';
                word.append(kept ? "\\" : "").append(next);
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new RequirementException("has no closing quotation mark");
        }
        return word == null
                ? words
                : Stream.concat(words.stream(), Stream.of(word.toString())).toList();
    }
}
