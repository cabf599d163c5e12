package io.jenkins.plugins.modelgate.engine.configuration.command;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import java.util.List;
import java.util.stream.Stream;

/** What commands must not do, and how model servers must not be started. */
public final class CommandRules {
    private CommandRules() {}

    /** The rules with their reader. */
    public static RuleSet<?> set() {
        List<ConfigurationRule<Commands>> rules = Stream.of(
                        LlmServerRules.ALL,
                        ModelServerRules.ALL,
                        WorkbenchRules.ALL,
                        DownloadRules.ALL,
                        SettingsFileRules.ALL)
                .flatMap(List::stream)
                .toList();
        return new RuleSet<>(
                "commands",
                "Commands in scripts, Dockerfiles, manifests, Compose files and Jenkinsfiles",
                "serve.sh",
                Commands::isIn,
                Commands::read,
                rules);
    }
}
