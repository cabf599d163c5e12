package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import java.util.List;
import java.util.stream.Stream;

/** What a Jenkinsfile must not do. */
public final class PipelineRules {
    private PipelineRules() {}

    /** The rules with their reader. */
    public static RuleSet<Pipeline> set() {
        List<ConfigurationRule<Pipeline>> rules = Stream.of(ScriptRules.ALL, ControllerRules.ALL, GateRules.ALL)
                .flatMap(List::stream)
                .toList();
        return new RuleSet<>(
                "jenkinsfile",
                "Jenkinsfile",
                "Jenkinsfile",
                Pipeline::isNamed,
                (file, marks) -> Pipeline.read(file),
                rules);
    }
}
