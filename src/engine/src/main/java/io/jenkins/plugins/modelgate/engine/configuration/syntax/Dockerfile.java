package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::?[-+]([^}]*))?\\}|([A-Za-z_][A-Za-z0-9_]*))");

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

        /** The last instruction of a name, or null. */
        public Instruction last(String instruction) {
            Instruction last = null;
            for (Instruction each : instructions) {
                last = each.is(instruction) ? each : last;
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
            if (each.is("ARG")) {
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
        List<Stage> shipped = new ArrayList<>();
        for (int at = all.size() - 1; at >= 0; ) {
            Stage stage = all.get(at);
            shipped.add(stage);
            int below = -1;
            for (int i = 0; i < at; i++) {
                if (!all.get(i).name().isEmpty() && all.get(i).name().equalsIgnoreCase(stage.base())) {
                    below = i;
                }
            }
            at = below;
        }
        return shipped;
    }

    /** Every instruction of what remains in the image, in order. */
    public List<Instruction> shippedInstructions() {
        List<Instruction> all = new ArrayList<>();
        shipped().forEach(stage -> all.addAll(0, stage.instructions()));
        return all;
    }

    /** A word with the build arguments' defaults in it; one without a default stays as it is. */
    static String expand(String word, Map<String, String> arguments) {
        Matcher variable = VARIABLE.matcher(word);
        StringBuilder expanded = new StringBuilder();
        while (variable.find()) {
            String name = variable.group(1) == null ? variable.group(3) : variable.group(1);
            String value = arguments.get(name);
            if (value == null) {
                value = variable.group(2) == null ? variable.group() : variable.group(2);
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
