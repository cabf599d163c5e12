package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ImageName;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.SecretName;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.function.Predicate;

/** What runs in a pod and what it is given. */
final class ContentRules {
    static final ConfigurationRule<Manifest> MOVES = ConfigurationRule.named(
                    "kubernetes/image-moves", Severity.MEDIUM, "Image without a version")
            .why("latest, or no tag, is another image on the next node or tomorrow: pods of one deployment may run"
                    + " different code, and nobody can say which the gate has seen.")
            .mend("Name the digest: registry.example/serve:1.4@sha256:….")
            .see("CWE-829", "AML.T0010")
            .source("kubernetes.io, Images: avoid :latest in production")
            .bad(
                    6,
                    Examples.object(
                            "v1",
                            "Pod",
                            "spec:\n  containers:\n  - {name: serve, image: \"registry.example/serve:latest\"}\n"))
            .good(Examples.object(
                    "v1", "Pod", "spec:\n  containers:\n  - {name: serve, image: \"registry.example/serve:1.4\"}\n"))
            .finds((file, found) -> images(file, ImageName::moves, found));

    static final ConfigurationRule<Manifest> DIGEST = ConfigurationRule.named(
                    "kubernetes/image-digest", Severity.LOW, "Image not pinned to a digest")
            .why("A tag can be pushed again: what runs is then not what the gate has examined.")
            .mend("Add the digest, or let an admission controller do it.")
            .see("CWE-494", "AML.T0010")
            .source("OpenSSF Scorecard, Pinned-Dependencies")
            .source("kubernetes.io, Images: image digests")
            .bad(
                    6,
                    Examples.object(
                            "v1",
                            "Pod",
                            "spec:\n  containers:\n  - {name: serve, image: \"registry.example/serve:1.4\"}\n"))
            .good(Examples.object(
                    "v1",
                    "Pod",
                    "spec:\n  containers:\n  - {name: serve, image: \"registry.example/serve@sha256:" + "d".repeat(64)
                            + "\"}\n"))
            .finds((file, found) -> images(file, ImageName::hasTagAlone, found));

    static final ConfigurationRule<Manifest> MEMORY = ConfigurationRule.named(
                    "kubernetes/no-memory-limit", Severity.MEDIUM, "Container without a memory limit")
            .why("One large request or one hostile model takes the node's memory, and its neighbours end with it.")
            .mend("Set resources.limits.memory.")
            .see("CWE-770", "AML.T0029")
            .source("CIS Docker Benchmark, section 5: memory usage is limited")
            .source("NSA/CISA Kubernetes Hardening Guide 1.2, Kubernetes Pod security: resource policies")
            .bad(6, Examples.container("resources: {requests: {memory: 1Gi}}"))
            .good(Examples.container("resources: {limits: {memory: 4Gi}}"))
            .finds((file, found) -> file.containers((pod, container) -> {
                if (!container.get("resources", "limits", "memory").isThere()) {
                    found.at(container.line(), "resources.limits.memory is not set");
                }
            }));

    static final ConfigurationRule<Manifest> TOKEN = ConfigurationRule.named(
                    "kubernetes/token-mounted", Severity.LOW, "Pod gets a token for the cluster")
            .why("A model server has nothing to ask the cluster; what breaks into it has, with the token that lies"
                    + " in every container.")
            .mend("Set automountServiceAccountToken to false.")
            .see("CWE-668", "AML.T0055")
            .source("CIS Kubernetes Benchmark, 5.1.6")
            .bad(5, Examples.pod("restartPolicy: Always"))
            .good(Examples.pod("automountServiceAccountToken: false"))
            .finds((file, found) -> file.pods().forEach(pod -> {
                if (!pod.get("automountServiceAccountToken").isFalse()) {
                    found.at(pod.line(), "automountServiceAccountToken is not false");
                }
            }));

    static final ConfigurationRule<Manifest> PLAIN = ConfigurationRule.named(
                    "kubernetes/plain-secret", Severity.HIGH, "Secret as plain value in a manifest")
            .why("Manifests stand in repositories, in the cluster's history and in everybody's kubectl describe.")
            .mend("Put it into a Secret, from a store such as Vault, and mount it as a file.")
            .see("CWE-312", "CWE-522", "AML.T0055")
            .source("kubernetes.io, Good practices for Kubernetes Secrets")
            .bad(9, Examples.container("env:\n- {name: DB_PASSWORD, value: example-not-real}"))
            .good(Examples.container("env:\n- {name: DB_PASSWORD_FILE, value: /run/secrets/db}"))
            .finds((file, found) -> file.objects()
                    .forEach(object ->
                            object.walk(node -> node.get("env").items().forEach(each -> {
                                String value = each.get("value").text();
                                if (SecretName.isSecret(each.get("name").text()) && !SecretName.isHarmless(value)) {
                                    found.at(
                                            each.line(),
                                            "the value of " + each.get("name").text());
                                }
                            }))));

    static final ConfigurationRule<Manifest> ENVIRONMENT = ConfigurationRule.named(
                    "kubernetes/secret-in-environment", Severity.LOW, "Secret as environment variable")
            .why("Environments show up in crash reports, in child processes and in debugging pages of model servers.")
            .mend("Mount the secret as a file.")
            .see("CWE-526")
            .source("CIS Kubernetes Benchmark, 5.4.1: prefer secrets as files over environment variables")
            .bad(9, Examples.container("env:\n- {name: HF_TOKEN, valueFrom: {secretKeyRef: {name: hf, key: token}}}"))
            .good(Examples.container("volumeMounts:\n- {name: hf, mountPath: /run/secrets/hf, readOnly: true}"))
            .finds((file, found) -> file.containers((pod, container) -> {
                container.get("env").items().stream()
                        .filter(each -> each.get("valueFrom", "secretKeyRef").isThere())
                        .forEach(each -> found.at(each.line(), each.get("name").text()));
                container.get("envFrom").items().stream()
                        .filter(each -> each.has("secretRef"))
                        .forEach(each -> found.at(each.line(), "envFrom: secretRef"));
            }));

    static final List<ConfigurationRule<Manifest>> ALL = List.of(MOVES, DIGEST, MEMORY, TOKEN, PLAIN, ENVIRONMENT);

    private ContentRules() {}

    private static void images(Manifest file, Predicate<ImageName> fault, ConfigurationRule.Found found) {
        file.containers((pod, container) -> {
            YamlNode image = container.get("image");
            if (fault.test(new ImageName(image.text()))) {
                found.at(image.line(), "image " + image.text());
            }
        });
    }
}
