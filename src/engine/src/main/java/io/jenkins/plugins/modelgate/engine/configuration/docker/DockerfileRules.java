package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.DockerfileReader;
import java.util.List;
import java.util.stream.Stream;

/** What a Dockerfile must not do. */
public final class DockerfileRules {
    private DockerfileRules() {}

    /** The rules with their reader. */
    public static RuleSet<Dockerfile> set() {
        List<ConfigurationRule<Dockerfile>> rules = Stream.of(
                        BaseImageRules.ALL, ImageUserRules.ALL, ImageContentRules.ALL, BuildRules.ALL)
                .flatMap(List::stream)
                .toList();
        return new RuleSet<>(
                "dockerfile",
                "Dockerfile",
                "Dockerfile",
                Dockerfile::isNamed,
                (file, marks) -> DockerfileReader.read(file),
                rules);
    }
}
