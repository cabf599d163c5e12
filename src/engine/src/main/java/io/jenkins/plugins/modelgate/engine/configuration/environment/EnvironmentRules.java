package io.jenkins.plugins.modelgate.engine.configuration.environment;

import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;

/** What environment variables must not be set to. */
public final class EnvironmentRules {
    private EnvironmentRules() {}

    /** The rules with their reader. */
    public static RuleSet<?> set() {
        return new RuleSet<>(
                "environment",
                "Environment variables in .env files, scripts, Dockerfiles, manifests, Compose files and Jenkinsfiles",
                ".env",
                Environment::isIn,
                Environment::read,
                EnvironmentSettings.ALL);
    }
}
