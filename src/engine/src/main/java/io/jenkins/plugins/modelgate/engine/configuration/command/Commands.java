package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Every command that a file starts.
 *
 * @param all in order
 * @param scripts what shells run, each as its commands: for what crosses pipes
 */
record Commands(List<Invocation> all, List<List<ShellCommand>> scripts) {
    Commands {
        all = List.copyOf(all);
        scripts = List.copyOf(scripts);
    }

    static boolean isIn(ConfigurationFile file) {
        return Dockerfile.isNamed(file)
                || ShellScript.is(file)
                || Pipeline.isNamed(file)
                || Compose.is(file)
                || Manifest.is(file)
                || ServerOptions.isIn(file);
    }

    static Commands read(ConfigurationFile file) throws UnexaminedException {
        CommandReader reader = new CommandReader();
        if (Dockerfile.isNamed(file)) {
            ImagePrograms.read(DockerfileReader.read(file), reader);
        } else if (ShellScript.is(file)) {
            reader.script(1, file.written());
        } else if (Pipeline.isNamed(file)) {
            Pipeline pipeline = Pipeline.read(file);
            for (Groovy.Literal script : pipeline.scripts()) {
                reader.script(pipeline.line(script), script.value());
            }
        } else {
            for (YamlNode document : Compose.is(file) ? Compose.documents(file) : YamlDocuments.of(file)) {
                List<YamlNode> nodes = new ArrayList<>();
                document.walk(nodes::add);
                for (YamlNode node : nodes) {
                    reader.container(node, !document.has("apiVersion"));
                }
                if (ServerOptions.isOptions(document)) {
                    ServerOptions.read(document).forEach(reader::add);
                }
            }
        }
        return reader.commands();
    }
}
