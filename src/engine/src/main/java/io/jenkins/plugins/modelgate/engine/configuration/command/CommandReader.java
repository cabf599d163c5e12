package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellCommand;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellWords;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the commands of one file: what scripts hold, and scripts in the arguments of other commands. */
final class CommandReader {
    /** Scripts inside of scripts. */
    private static final int DEEPEST = 8;

    /** All scripts of a file together, in characters: those inside of others count again. */
    private static final long LARGEST = 32L << 20;

    private final List<Invocation> all = new ArrayList<>();
    private final List<List<ShellCommand>> scripts = new ArrayList<>();
    private final Set<String> exported = new HashSet<>();
    private int depth;
    private long read;

    Commands commands() {
        return new Commands(all, scripts);
    }

    /** One that needs no reading. */
    void add(Invocation invocation) {
        all.add(invocation);
    }

    /** A variable that is set for all that follows. */
    void export(String name) {
        exported.add(name);
    }

    /** Names of the variables that are set so far. */
    Set<String> exported() {
        return Set.copyOf(exported);
    }

    /** What a shell runs. */
    void script(int line, String text) throws UnexaminedException {
        read += text.length();
        if (depth >= DEEPEST || read > LARGEST) {
            throw new UnexaminedException(line, "scripts in arguments of scripts, nested beyond reading");
        }
        List<ShellCommand> commands = ShellWords.split(text, line);
        depth++;
        scripts.add(commands);
        for (int i = 0; i < commands.size(); i++) {
            ShellCommand each = commands.get(i);
            List<String> program = Wrappers.program(each.words());
            boolean prints = !program.isEmpty() && Wrappers.base(program.get(0)).matches("echo|printf");
            boolean run = each.piped()
                    && i + 1 < commands.size()
                    && Wrappers.readsProgram(commands.get(i + 1).words());
            if (prints && (run || each.writes())) {
                script(each.line(), String.join(" ", program.subList(1, program.size())));
            } else if (!prints) {
                command(each, program);
            }
        }
        depth--;
    }

    private void command(ShellCommand each, List<String> program) throws UnexaminedException {
        if (program.isEmpty() || program.get(0).equals("export")) {
            each.words().stream()
                    .filter(Wrappers::isAssignment)
                    .forEach(word -> exported.add(word.replaceFirst("(?s)\\+?=.*", "")));
        }
        if (!each.input().isEmpty() && Wrappers.readsProgram(each.words())) {
            script(each.line(), each.input());
        }
        if (!each.words().isEmpty()) {
            words(each.line(), "", exported, each.words());
        }
    }

    /**
     * One command as its words.
     *
     * @param image whose entry point gets them; empty where the first word is the program
     */
    void words(int line, String image, Set<String> environment, List<String> words) throws UnexaminedException {
        Set<String> variables = new HashSet<>(environment);
        List<String> program = Wrappers.program(words);
        words.subList(0, words.size() - program.size()).stream()
                .filter(Wrappers::isAssignment)
                .forEach(word -> variables.add(word.replaceFirst("(?s)\\+?=.*", "")));
        for (String script : Wrappers.scripts(words)) {
            script(line, script);
        }
        if (!program.isEmpty() || !image.isEmpty()) {
            Invocation invocation = new Invocation(line, image, variables, program);
            all.add(invocation);
            DockerRun.inside(invocation).ifPresent(all::add);
        }
    }

    /**
     * {@code command} and {@code args} of a container, {@code entrypoint} and {@code command} of a service. What an image's
     * own entry point is, is not known; its name says what the arguments are for.
     *
     * @param compose whether {@code command} holds the arguments alone, as in Compose
     */
    void container(YamlNode node, boolean compose) throws UnexaminedException {
        List<String> words = new ArrayList<>();
        int line = 0;
        for (String field : List.of("entrypoint", "command", "args")) {
            YamlNode value = node.get(field);
            if (value.isSequence()) {
                value.items().forEach(item -> words.add(item.text()));
            } else if (value.isThere() && !value.text().isBlank()) {
                ShellWords.commands(value.text()).forEach(words::addAll);
            }
            line = line == 0 && value.isThere() ? node.line(field) : line;
        }
        if (words.isEmpty()) {
            return;
        }
        boolean program = node.has("entrypoint") || node.has("command") && !compose;
        words(line, program ? "" : node.get("image").text(), environment(node), words);
    }

    private static Set<String> environment(YamlNode node) {
        Set<String> names = new HashSet<>();
        for (String field : List.of("env", "environment")) {
            names.addAll(node.get(field).entries().keySet());
            for (YamlNode item : node.get(field).items()) {
                names.add(
                        item.isMapping() ? item.get("name").text() : item.text().replaceFirst("(?s)=.*", ""));
            }
        }
        return names;
    }
}
