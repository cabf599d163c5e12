package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.Ways;
import io.jenkins.plugins.modelgate.engine.configuration.Ways.Way;
import io.jenkins.plugins.modelgate.engine.configuration.docker.Compose;
import io.jenkins.plugins.modelgate.engine.configuration.kubernetes.Manifest;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.Pipeline;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.DockerfileReader;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Groovy;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellCommand;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellScript;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every command that a file starts.
 *
 * @param all in order
 * @param scripts what shells run, each as its commands: for what crosses pipes
 */
record Commands(List<Invocation> all, List<List<ShellCommand>> scripts) {
    private static final Ways<CommandReader> WAYS = new Ways<>(List.of(
            new Way<>(Dockerfile::isNamed, (file, into) -> ImagePrograms.read(DockerfileReader.read(file), into)),
            new Way<>(ShellScript::is, (file, into) -> into.script(1, file.written())),
            new Way<>(Pipeline::isNamed, Commands::pipeline),
            new Way<>(Compose::is, (file, into) -> documents(Compose.documents(file), into)),
            new Way<>(Manifest::is, (file, into) -> documents(YamlDocuments.of(file), into)),
            new Way<>(ServerOptions::isIn, (file, into) -> {
                for (YamlNode document : YamlDocuments.of(file)) {
                    if (ServerOptions.isOptions(document)) {
                        ServerOptions.read(document).forEach(into::add);
                    }
                }
            })));

    Commands {
        all = List.copyOf(all);
        scripts = List.copyOf(scripts);
    }

    static boolean isIn(ConfigurationFile file) {
        return WAYS.areFor(file);
    }

    /** @param marks gets what cannot be read to its end */
    static Commands read(ConfigurationFile file, Marks marks) throws IOException {
        List<CommandReader> readers = new ArrayList<>();
        WAYS.read(file, marks, () -> {
            CommandReader reader = new CommandReader();
            readers.add(reader);
            return reader;
        });
        List<Invocation> all = new ArrayList<>();
        List<List<ShellCommand>> scripts = new ArrayList<>();
        for (CommandReader reader : readers) {
            all.addAll(reader.commands().all());
            scripts.addAll(reader.commands().scripts());
        }
        return new Commands(all, scripts);
    }

    private static void pipeline(ConfigurationFile file, CommandReader into) throws UnexaminedException {
        Pipeline pipeline = Pipeline.read(file);
        for (Groovy.Literal script : pipeline.scripts()) {
            into.script(pipeline.line(script), script.value());
        }
    }

    private static void documents(List<YamlNode> documents, CommandReader into) throws UnexaminedException {
        for (YamlNode document : documents) {
            List<YamlNode> nodes = new ArrayList<>();
            document.walk(nodes::add);
            for (YamlNode node : nodes) {
                into.container(node, !document.has("apiVersion"));
            }
        }
    }
}
