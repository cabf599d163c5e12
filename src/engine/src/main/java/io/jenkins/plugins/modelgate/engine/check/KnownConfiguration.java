package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationScanner;
import io.jenkins.plugins.modelgate.engine.configuration.FrameRules;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import io.jenkins.plugins.modelgate.engine.configuration.command.CommandRules;
import io.jenkins.plugins.modelgate.engine.configuration.docker.Compose;
import io.jenkins.plugins.modelgate.engine.configuration.docker.DockerfileRules;
import io.jenkins.plugins.modelgate.engine.configuration.environment.EnvironmentRules;
import io.jenkins.plugins.modelgate.engine.configuration.kubernetes.KubernetesRules;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.PipelineRules;
import io.jenkins.plugins.modelgate.engine.configuration.secret.SecretScanner;
import io.jenkins.plugins.modelgate.engine.configuration.serving.ServingRules;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.util.ArrayList;
import java.util.List;

/** Every scanner of configuration. A new kind of file is one line here. */
public final class KnownConfiguration {
    private static final List<RuleSet<?>> RULE_SETS = List.of(
            DockerfileRules.set(),
            KubernetesRules.set(),
            CommandRules.set(),
            EnvironmentRules.set(),
            Compose.set(),
            ServingRules.torchServe(),
            ServingRules.triton(),
            ServingRules.tensorFlow(),
            ServingRules.mlflow(),
            ServingRules.bentoml(),
            PipelineRules.set());

    private KnownConfiguration() {}

    /** Kinds of files with their rules. */
    public static List<RuleSet<?>> ruleSets() {
        return RULE_SETS;
    }

    /** All scanners, in the order in which they look at a file. */
    public static List<ConfigurationScanner> scanners() {
        List<ConfigurationScanner> scanners = new ArrayList<>(RULE_SETS);
        scanners.add(new SecretScanner());
        return scanners;
    }

    /** Every rule. */
    public static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(FrameRules.ALL);
        scanners().forEach(scanner -> rules.addAll(scanner.rules()));
        return rules;
    }
}
