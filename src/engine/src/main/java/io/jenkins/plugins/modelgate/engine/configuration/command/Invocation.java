package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.syntax.CommandOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A program with its arguments. Every rule asks of every one: what they ask for is looked up, not searched again. */
final class Invocation {
    private static final int MOST_BETWEEN = 40;

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final int line;
    private final String image;
    private final Set<String> environment;
    private final List<String> words;
    private final Set<String> names = new LinkedHashSet<>();
    private final CommandOptions options;

    /**
     * @param line where it begins, from 1
     * @param image the image whose own entry point gets the words, empty where a program is named
     * @param environment names of the environment variables that are set for it, as far as the file says
     * @param words all of them; {@code NAME=value} before the program, {@code sudo} and the like are left out
     */
    Invocation(int line, String image, Set<String> environment, List<String> words) {
        this.line = line;
        this.image = image;
        this.environment = Set.copyOf(environment);
        this.words = List.copyOf(words);
        this.options = new CommandOptions(words);
        words.forEach(word -> names.add(name(word)));
    }

    int line() {
        return line;
    }

    String image() {
        return image;
    }

    Set<String> environment() {
        return environment;
    }

    List<String> words() {
        return words;
    }

    /**
     * Whether these words stand one after the other, with nothing but options in between: {@code mlflow server}, {@code
     * kubectl -n prod apply}, {@code -m vllm.entrypoints…}.
     */
    boolean has(String... sequence) {
        for (String each : sequence) {
            if (names.stream().noneMatch(name -> isNamed(name, each))) {
                return false;
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (isNamed(name(words.get(i)), sequence[0]) && follow(i + 1, sequence)) {
                return true;
            }
        }
        return false;
    }

    private boolean follow(int from, String... sequence) {
        int at = from;
        for (int next = 1; next < sequence.length; next++) {
            while (at < words.size() && !isNamed(name(words.get(at)), sequence[next])) {
                boolean option = words.get(at).startsWith("-")
                        || at > from && words.get(at - 1).startsWith("-");
                if (!option || at - from > MOST_BETWEEN) {
                    return false;
                }
                at++;
            }
            if (at++ >= words.size()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamed(String name, String pattern) {
        // What is no pattern is compared, the others are compiled once.
        boolean plain = pattern.chars().allMatch(c -> c == '-' || c == '_' || Character.isLetterOrDigit(c));
        return plain
                ? name.equals(pattern)
                : PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(name)
                        .matches();
    }

    private static String name(String word) {
        return word.startsWith("/") || word.startsWith("./") ? word.substring(word.lastIndexOf('/') + 1) : word;
    }

    /** Whether an option is given: {@code --name}, {@code --name=value}; underscores and dashes are the same. */
    boolean hasOption(String name) {
        return options.has(name);
    }

    /** The value of an option, the last where there are several; "true" for one without. */
    Optional<String> option(String name) {
        return options.last(name);
    }

    /** All values of an option; those of one that is written in full come last. */
    List<String> options(String name) {
        return options.all(name);
    }

    /** Whether an option is given that begins with this, and the whole one goes on so. */
    boolean abbreviates(String name, String least) {
        return options.abbreviates(name, least);
    }

    /** Whether a switch is on: given, and not given as false. */
    boolean isOn(String option) {
        return options.isOn(option);
    }

    /** The command in short. */
    String shown() {
        String text = (image.isEmpty() ? "" : image + " ") + String.join(" ", words);
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
