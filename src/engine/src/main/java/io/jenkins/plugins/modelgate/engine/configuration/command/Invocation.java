package io.jenkins.plugins.modelgate.engine.configuration.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A program with its arguments.
 *
 * @param line where it begins, from 1
 * @param words all of them; {@code NAME=value} before the program, {@code sudo} and the like are left out
 */
record Invocation(int line, List<String> words) {
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    Invocation {
        words = List.copyOf(words);
    }

    /** Name of the program without its directory. */
    String program() {
        return words.isEmpty() ? "" : words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
    }

    /** Whether these words stand one after the other: {@code mlflow server}, {@code -m vllm.entrypoints…}. */
    boolean has(String... sequence) {
        for (int i = 0; i + sequence.length <= words.size(); i++) {
            int same = 0;
            while (same < sequence.length && isNamed(words.get(i + same), sequence[same])) {
                same++;
            }
            if (same == sequence.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(String word, String pattern) {
        // Compiled once: every rule asks for every word.
        return PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                .matcher(name(word))
                .matches();
    }

    private static String name(String word) {
        return word.startsWith("/") || word.startsWith("./") ? word.substring(word.lastIndexOf('/') + 1) : word;
    }

    /** Whether an option is given: {@code --name}, {@code --name=value}; underscores and dashes are the same. */
    boolean hasOption(String name) {
        return options(name).size() > 0;
    }

    /** The value of an option, the last where there are several; "true" for one without. */
    Optional<String> option(String name) {
        List<String> values = options(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values of an option. */
    List<String> options(String name) {
        List<String> values = new ArrayList<>();
        String wanted = plain(name);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (!word.startsWith("-")) {
                continue;
            }
            if (plain(equals < 0 ? word : word.substring(0, equals)).equals(wanted)) {
                boolean next =
                        equals < 0 && i + 1 < words.size() && !words.get(i + 1).startsWith("-");
                values.add(equals >= 0 ? word.substring(equals + 1) : next ? words.get(i + 1) : "true");
            }
        }
        return values;
    }

    private static String plain(String option) {
        return option.replaceFirst("^-+", "").replace('_', '-');
    }

    /** Whether a switch is on: given, and not given as false. */
    boolean isOn(String option) {
        return option(option)
                .filter(value -> !value.matches("(?i)false|0|no|off"))
                .isPresent();
    }

    /** The command in short. */
    String shown() {
        String text = String.join(" ", words);
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
