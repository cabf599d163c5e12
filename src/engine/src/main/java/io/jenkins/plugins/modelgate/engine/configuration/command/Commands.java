package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.docker.Compose;
import io.jenkins.plugins.modelgate.engine.configuration.kubernetes.Manifest;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.Pipeline;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.DockerfileReader;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Groovy;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellScript;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellWords;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every command that a file starts.
 *
 * @param all in order
 * @param scripts the same as texts, with the line each begins at: for what crosses pipes
 */
record Commands(List<Invocation> all, List<Script> scripts) {
    private static final Set<String> BEFORE = Set.of(
            "sudo",
            "exec",
            "env",
            "time",
            "nohup",
            "nice",
            "command",
            "then",
            "do",
            "else",
            "if",
            "while",
            "until",
            "!",
            "{",
            "tini",
            "dumb-init",
            "--",
            "-c",
            "setsid",
            "stdbuf",
            "gosu");

    /** A text that a shell runs. */
    record Script(int line, String text) {}

    Commands {
        all = List.copyOf(all);
        scripts = List.copyOf(scripts);
    }

    static boolean isIn(ConfigurationFile file) {
        return Dockerfile.isNamed(file)
                || isShell(file)
                || Pipeline.isNamed(file)
                || Compose.is(file)
                || Manifest.is(file);
    }

    static boolean isShell(ConfigurationFile file) {
        return ShellScript.is(file);
    }

    static Commands read(ConfigurationFile file) throws UnexaminedException {
        Reading reading = new Reading();
        if (Dockerfile.isNamed(file)) {
            for (Instruction each : DockerfileReader.read(file).instructions()) {
                reading.instruction(each);
            }
        } else if (isShell(file)) {
            reading.lines(file.written());
        } else if (Pipeline.isNamed(file)) {
            Pipeline pipeline = Pipeline.read(file);
            for (Groovy.Literal script : pipeline.scripts()) {
                reading.script(pipeline.line(script), script.value());
            }
        } else {
            List<YamlNode> documents = Compose.is(file) ? Compose.documents(file) : YamlDocuments.of(file);
            documents.forEach(document -> document.walk(reading::container));
        }
        return new Commands(reading.all, reading.scripts);
    }

    /** What one file gives. */
    private static final class Reading {
        final List<Invocation> all = new ArrayList<>();
        final List<Script> scripts = new ArrayList<>();

        void instruction(Instruction each) {
            if (!each.runs()) {
                return;
            }
            if (each.json()) {
                words(each.line(), each.words());
            } else {
                script(each.line(), (each.text() + "\n" + each.heredoc()).replace("\\\n", " "));
            }
        }

        /** A shell script, line by line with continuations, so that each command has its line. */
        void lines(String text) {
            String[] lines = text.split("\r?\n|\r", -1);
            for (int at = 0; at < lines.length; at++) {
                int line = at + 1;
                StringBuilder logical = new StringBuilder(lines[at]);
                while (logical.toString().endsWith("\\") && at + 1 < lines.length) {
                    logical.setLength(logical.length() - 1);
                    logical.append(' ').append(lines[++at]);
                }
                script(line, logical.toString());
            }
        }

        void script(int line, String text) {
            scripts.add(new Script(line, text));
            ShellWords.commands(text).forEach(words -> words(line, words));
        }

        /** {@code command} and {@code args} of a container, {@code command} and {@code entrypoint} of a service. */
        void container(YamlNode node) {
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
            if (!words.isEmpty()) {
                // An image's own entry point is not known; its name says what the arguments are for.
                boolean program = node.has("command") && !node.get("args").isThere() || node.has("entrypoint");
                List<String> all = new ArrayList<>();
                if (!program && node.has("image")) {
                    all.add("image:" + node.get("image").text());
                }
                all.addAll(words);
                words(line, all);
            }
        }

        void words(int line, List<String> words) {
            int shell = words.size() >= 3 && words.get(0).matches("(.*/)?(ba|da|z|a)?sh") ? 1 : 0;
            for (int i = shell; shell > 0 && i < words.size(); i++) {
                if (words.get(i).matches("-[a-z]*c") && i + 1 < words.size()) {
                    script(line, words.get(i + 1));
                    return;
                }
            }
            int from = 0;
            while (from < words.size()
                    && (BEFORE.contains(words.get(from)) || words.get(from).matches("[A-Za-z_][A-Za-z0-9_]*=.*"))) {
                from++;
            }
            if (from < words.size()) {
                all.add(new Invocation(line, words.subList(from, words.size())));
            }
        }
    }
}
