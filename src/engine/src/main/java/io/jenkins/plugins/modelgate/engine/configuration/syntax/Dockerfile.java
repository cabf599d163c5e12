package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Dockerfile with its build arguments' defaults put in where a {@code FROM} or {@code USER} names them.
 *
 * @param syntax the frontend image that a directive {@code # syntax=} names, empty for the built-in one
 * @param instructions all of them, in order
 */
public record Dockerfile(String syntax, List<Instruction> instructions) {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::?([-+?])([^}]*))?\\}|([A-Za-z_][A-Za-z0-9_]*))");

    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /** Whether the file is one: by its name, or by what it begins with. */
    public static boolean isNamed(ConfigurationFile file) {
        return DockerfileNames.is(file);
    }

    /** A stage: from its {@code FROM} to before the next. */
    public record Stage(Instruction from, String base, String name, List<Instruction> instructions) {
        public Stage {
            instructions = List.copyOf(instructions);
        }

        /** The last instruction of a name that is this image's own, or null. */
        public Instruction last(String instruction) {
            Instruction last = null;
            for (Instruction each : instructions) {
                last = each.is(instruction) && !each.onBuild() ? each : last;
            }
            return last;
        }
    }

    /** All stages, in order. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        Map<String, String> arguments = new HashMap<>();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction each = instructions.get(i);
            if (each.is("ARG") && stages.isEmpty()) {
                // Inside of a stage an argument is the stage's.
                each.words().forEach(word -> define(arguments, word));
            }
            if (each.is("FROM")) {
                int end = i + 1;
                while (end < instructions.size() && !instructions.get(end).is("FROM")) {
                    end++;
                }
                List<String> words = each.words();
                String base = words.isEmpty() ? "" : expand(words.get(0), arguments);
                boolean named = words.size() >= 3 && words.get(1).equalsIgnoreCase("AS");
                stages.add(new Stage(each, base, named ? words.get(2) : "", instructions.subList(i, end)));
            }
        }
        return stages;
    }

    /** What remains in the image: the last stage and, before it, those it is built on; last first. */
    public List<Stage> shipped() {
        List<Stage> all = stages();
        int[] below = below(all);
        List<Stage> shipped = new ArrayList<>();
        for (int at = all.size() - 1; at >= 0; at = below[at]) {
            shipped.add(all.get(at));
        }
        return shipped;
    }

    /** Of every stage the number of the one that it is built on, -1 for an image from outside. */
    public static int[] below(List<Stage> stages) {
        Map<String, Integer> named = new HashMap<>();
        int[] below = new int[stages.size()];
        for (int i = 0; i < below.length; i++) {
            below[i] = named.getOrDefault(stages.get(i).base().toLowerCase(Locale.ROOT), -1);
            if (!stages.get(i).name().isEmpty()) {
                named.put(stages.get(i).name().toLowerCase(Locale.ROOT), i);
            }
        }
        return below;
    }

    /** As whom the image runs, arguments and variables put in; empty where the file does not say. */
    public String user() {
        List<Stage> shipped = shipped();
        for (int i = 0; i < shipped.size(); i++) {
            Instruction user = shipped.get(i).last("USER");
            if (user != null) {
                return expand(user.text(), variables(shipped.subList(i, shipped.size()), user));
            }
        }
        return "";
    }

    /** What variables hold at an instruction: ENV of the image before ARG of the stage. */
    private Map<String, String> variables(List<Stage> chain, Instruction until) {
        Map<String, String> global = new HashMap<>();
        instructions.stream()
                .takeWhile(each -> !each.is("FROM"))
                .filter(each -> each.is("ARG"))
                .forEach(each -> each.words().forEach(word -> define(global, word)));
        Map<String, String> arguments = new HashMap<>();
        Map<String, String> environment = new HashMap<>();
        for (int i = chain.size() - 1; i >= 0; i--) {
            arguments.clear();
            for (Instruction each : chain.get(i).instructions()) {
                if (each == until) {
                    break;
                }
                if (each.is("ARG")) {
                    each.words().forEach(word -> {
                        define(arguments, word);
                        if (global.containsKey(word)) {
                            arguments.put(word, global.get(word));
                        }
                    });
                } else if (each.is("ENV")) {
                    Map<String, String> known = new HashMap<>(arguments);
                    known.putAll(environment);
                    environment.putAll(assigned(each, known));
                }
            }
        }
        arguments.putAll(environment);
        return arguments;
    }

    private static Map<String, String> assigned(Instruction env, Map<String, String> known) {
        Map<String, String> assigned = new HashMap<>();
        List<String> words = env.words();
        if (words.size() > 1 && words.get(0).indexOf('=') < 0) {
            assigned.put(words.get(0), expand(String.join(" ", words.subList(1, words.size())), known));
            return assigned;
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                String value = word.substring(equals + 1).replaceAll("^[\"']|[\"']$", "");
                assigned.put(word.substring(0, equals), expand(value, known));
            }
        }
        return assigned;
    }

    /** Every instruction of what remains in the image, in order. */
    public List<Instruction> shippedInstructions() {
        List<Stage> shipped = shipped();
        List<Instruction> all = new ArrayList<>();
        for (int i = shipped.size() - 1; i >= 0; i--) {
            all.addAll(shipped.get(i).instructions());
        }
        return all;
    }

    /** A word with the build arguments' defaults in it; one without a default stays as it is. */
    static String expand(String word, Map<String, String> arguments) {
        Matcher variable = VARIABLE.matcher(word);
        StringBuilder expanded = new StringBuilder();
        while (variable.find()) {
            String name = variable.group(1) == null ? variable.group(4) : variable.group(1);
            String value = arguments.get(name);
            if ("+".equals(variable.group(2))) {
                value = value == null ? "" : variable.group(3);
            } else if (value == null) {
                value = "-".equals(variable.group(2)) ? variable.group(3) : variable.group();
            }
            variable.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return variable.appendTail(expanded).toString();
    }

    private static void define(Map<String, String> arguments, String word) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            String value = word.substring(equals + 1).replaceAll("^[\"']|[\"']$", "");
            arguments.put(word.substring(0, equals), expand(value, arguments));
        }
    }
}
