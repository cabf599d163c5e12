package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import java.util.List;
import java.util.stream.Stream;

/** What a Kubernetes manifest must not do. */
public final class KubernetesRules {
    private KubernetesRules() {}

    /** The rules with their reader. */
    public static RuleSet<Manifest> set() {
        List<ConfigurationRule<Manifest>> rules = Stream.of(
                        IsolationRules.ALL,
                        PrivilegeRules.ALL,
                        ContentRules.ALL,
                        NetworkRules.ALL,
                        AccessRules.ALL,
                        KserveRules.ALL)
                .flatMap(List::stream)
                .toList();
        return new RuleSet<>(
                "kubernetes",
                "Kubernetes, KServe and Istio manifests",
                "manifest.yaml",
                Manifest::is,
                (file, marks) -> Manifest.read(file),
                rules);
    }
}
