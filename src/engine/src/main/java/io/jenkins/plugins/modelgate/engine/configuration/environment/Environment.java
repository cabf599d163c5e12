package io.jenkins.plugins.modelgate.engine.configuration.environment;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.configuration.docker.Compose;
import io.jenkins.plugins.modelgate.engine.configuration.docker.DockerEnvironment;
import io.jenkins.plugins.modelgate.engine.configuration.kubernetes.Manifest;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.AssignedVariables;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.Pipeline;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.DockerfileReader;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.DotEnv;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ShellScript;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlDocuments;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Every environment variable that a file sets. */
record Environment(List<Setting> settings) {
    /** Every way to read a file, and which files it is for. */
    private static final List<Way> WAYS = List.of(
            new Way(Dockerfile::isNamed, Environment::dockerfile),
            new Way(Pipeline::isNamed, Environment::pipeline),
            new Way(ShellScript::is, (file, into) -> into.script(file.written(), 1)),
            new Way(file -> DotEnv.is(file.lowerName()), (file, into) -> into.lines(file.written())),
            new Way(Compose::is, (file, into) -> into.documents(Compose.documents(file))),
            new Way(Manifest::is, (file, into) -> into.documents(YamlDocuments.of(file))));

    private record Way(Predicate<ConfigurationFile> takes, Content content) {}

    private interface Content {
        void read(ConfigurationFile file, EnvironmentReader into) throws IOException;
    }

    Environment {
        settings = List.copyOf(settings);
    }

    static boolean isIn(ConfigurationFile file) {
        return WAYS.stream().anyMatch(way -> way.takes().test(file));
    }

    /**
     * Reads a file in every way that it can be read in: its name or its first line is chosen by who wrote it.
     *
     * @param marks gets what cannot be read to its end
     */
    static Environment read(ConfigurationFile file, Marks marks) throws IOException {
        EnvironmentReader reader = new EnvironmentReader(marks);
        for (Way way : WAYS) {
            if (way.takes().test(file)) {
                marks.attempt(() -> way.content().read(file, reader));
            }
        }
        return new Environment(reader.settings());
    }

    private static void dockerfile(ConfigurationFile file, EnvironmentReader into) throws IOException {
        for (Instruction each : DockerfileReader.read(file).instructions()) {
            if (each.is("ENV") || each.is("ARG")) {
                into.add(DockerEnvironment.settings(each));
            } else if (each.runs()) {
                List<String> scripts = each.json() ? each.words() : List.of(each.text() + "\n" + each.heredoc());
                scripts.forEach(script -> into.script(script, each.line()));
            }
        }
    }

    private static void pipeline(ConfigurationFile file, EnvironmentReader into) throws IOException {
        Pipeline pipeline = Pipeline.read(file);
        into.add(AssignedVariables.in(pipeline));
        pipeline.scripts().forEach(each -> into.script(each.value(), pipeline.line(each)));
    }
}
