package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options among a program's arguments: {@code --name value}, {@code --name=value}, {@code -n value}. */
public final class CommandOptions {
    /** An option that is cut short is the whole one from so many letters on: argparse, optparse and getopt_long take it. */
    private static final int SHORTEST = 5;

    private final Map<String, List<String>> given = new LinkedHashMap<>();

    /** Of these words. */
    public CommandOptions(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("-")) {
                int equals = word.indexOf('=');
                boolean next =
                        equals < 0 && i + 1 < words.size() && !words.get(i + 1).startsWith("-");
                String value = equals >= 0 ? word.substring(equals + 1) : next ? words.get(i + 1) : "true";
                given.computeIfAbsent(plain(equals < 0 ? word : word.substring(0, equals)), key -> new ArrayList<>())
                        .add(value);
            }
        }
    }

    /** Whether an option is given; underscores and dashes are the same. */
    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** The value of an option, the last where there are several; "true" for one without. */
    public Optional<String> last(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values of an option; those of one that is written in full come last. */
    public List<String> all(String name) {
        String wanted = plain(name);
        List<String> values = new ArrayList<>();
        for (int length = SHORTEST; length < wanted.length(); length++) {
            String cut = wanted.substring(0, length);
            // uv's --extra and everybody's --model are options of their own.
            if (!cut.equals("extra") && !cut.equals("model")) {
                values.addAll(given.getOrDefault(cut, List.of()));
            }
        }
        values.addAll(given.getOrDefault(wanted, List.of()));
        return values;
    }

    /** Whether an option is given that begins with {@code least}, and the whole one goes on so. */
    public boolean abbreviates(String name, String least) {
        return given.keySet().stream().anyMatch(each -> each.startsWith(least) && name.startsWith(each));
    }

    /** Whether a switch is on: given, and not given as false. */
    public boolean isOn(String name) {
        return last(name).filter(value -> !value.matches("(?i)false|0|no|off")).isPresent();
    }

    private static String plain(String option) {
        int dashes = 0;
        while (dashes < option.length() && option.charAt(dashes) == '-') {
            dashes++;
        }
        return option.substring(dashes).replace('_', '-');
    }
}
