package io.jenkins.plugins.modelgate.engine.configuration.environment;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.configuration.Ways;
import io.jenkins.plugins.modelgate.engine.configuration.Ways.Way;
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

/** Every environment variable that a file sets. */
record Environment(List<Setting> settings) {
    private static final Ways<EnvironmentReader> WAYS = new Ways<>(List.of(
            new Way<>(Dockerfile::isNamed, Environment::dockerfile),
            new Way<>(Pipeline::isNamed, Environment::pipeline),
            new Way<>(ShellScript::is, (file, into) -> into.script(file.written(), 1)),
            new Way<>(file -> DotEnv.is(file.lowerName()), (file, into) -> into.lines(file.written())),
            new Way<>(Compose::is, (file, into) -> into.documents(Compose.documents(file))),
            new Way<>(Manifest::is, (file, into) -> into.documents(YamlDocuments.of(file)))));

    Environment {
        settings = List.copyOf(settings);
    }

    static boolean isIn(ConfigurationFile file) {
        return WAYS.areFor(file);
    }

    /** @param marks gets what cannot be read to its end */
    static Environment read(ConfigurationFile file, Marks marks) throws IOException {
        EnvironmentReader reader = new EnvironmentReader(marks);
        WAYS.read(file, marks, () -> reader);
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
