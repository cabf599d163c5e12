package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** KServe, and Istio in front of it. */
final class KserveRules {
    static final ConfigurationRule<Manifest> PLAIN_STORAGE = ConfigurationRule.named(
                    "kserve/plain-storage", Severity.HIGH, "Model fetched without encryption")
            .why("Over http anybody on the way answers with another model, and a model can run code where it is"
                    + " loaded.")
            .mend("Use https, s3 or an OCI image with its digest.")
            .see("CWE-319", "CWE-494", "AML.T0010")
            .source("kserve.github.io, Storage: URI")
            .bad(
                    6,
                    Examples.object(
                            "serving.kserve.io/v1beta1",
                            "InferenceService",
                            "spec:\n"
                                    + "  predictor:\n"
                                    + "    model: {modelFormat: {name: sklearn}, storageUri:"
                                    + " \"http://models.example/m.joblib\"}\n"))
            .good(Examples.object(
                    "serving.kserve.io/v1beta1",
                    "InferenceService",
                    "spec:\n"
                            + "  predictor:\n"
                            + "    model: {modelFormat: {name: sklearn}, storageUri: \"s3://models/churn/7\"}\n"))
            .finds((file, found) -> storage(file, "(?i)(http|ftp)://.*", found));

    static final ConfigurationRule<Manifest> MOVING = ConfigurationRule.named(
                    "kserve/model-moves", Severity.MEDIUM, "Model without a version")
            .why("A hub's default branch, or an OCI tag, is another model tomorrow: what is served is then not what"
                    + " was approved.")
            .mend("Name the revision (hf://org/model:commit) or the digest (oci://…@sha256:…).")
            .see("CWE-829", "CWE-494", "AML.T0010")
            .source("kserve.github.io, Storage: Hugging Face and OCI")
            .source("huggingface.co, Hub: revisions")
            .bad(
                    6,
                    Examples.object(
                            "serving.kserve.io/v1beta1",
                            "InferenceService",
                            "spec:\n"
                                    + "  predictor:\n"
                                    + "    model: {modelFormat: {name: huggingface}, storageUri: \"hf://acme/chat\"}\n"))
            .good(Examples.object(
                    "serving.kserve.io/v1beta1",
                    "InferenceService",
                    "spec:\n"
                            + "  predictor:\n"
                            + "    model: {modelFormat: {name: huggingface}, storageUri:"
                            + " \"hf://acme/chat:0123456789abcdef0123456789abcdef01234567\"}\n"))
            .finds((file, found) ->
                    storage(file, "(?i)hf://(?![^:]+:[0-9a-f]{40}$).*|oci://(?!.*@sha256:[0-9a-f]{64}$).*", found));

    static final ConfigurationRule<Manifest> NO_AUTH = ConfigurationRule.named(
                    "kserve/authentication-off", Severity.HIGH, "Model endpoint whose authentication is switched off")
            .why("The annotation opens the endpoint to everybody who reaches it.")
            .mend("Set security.opendatahub.io/enable-auth to \"true\", or remove it where the platform authenticates.")
            .see("CWE-306", "AML.T0040")
            .source("Red Hat OpenShift AI, Serving models: token authentication")
            .bad(
                    4,
                    "apiVersion: serving.kserve.io/v1beta1\n"
                            + "kind: InferenceService\n"
                            + "metadata:\n"
                            + "  annotations: {security.opendatahub.io/enable-auth: \"false\"}\n"
                            + "spec: {predictor: {model: {storageUri: \"s3://m/1\"}}}\n")
            .good("apiVersion: serving.kserve.io/v1beta1\n"
                    + "kind: InferenceService\n"
                    + "metadata:\n"
                    + "  annotations: {security.opendatahub.io/enable-auth: \"true\"}\n"
                    + "spec: {predictor: {model: {storageUri: \"s3://m/1\"}}}\n")
            .finds((file, found) -> file.objects()
                    .forEach(object -> object.walk(node -> {
                        YamlNode value = node.get("annotations", "security.opendatahub.io/enable-auth");
                        if (value.isFalse()) {
                            found.at(value.line(), "enable-auth: false");
                        }
                    })));

    static final ConfigurationRule<Manifest> NO_SIDECAR = ConfigurationRule.named(
                    "kserve/outside-the-mesh", Severity.MEDIUM, "Workload outside of the service mesh")
            .why("Without the sidecar neither mutual TLS nor any authorization policy of the mesh holds for it.")
            .mend("Remove sidecar.istio.io/inject: \"false\".")
            .see("CWE-306", "CWE-319")
            .source("istio.io, Security best practices: sidecar injection")
            .source("kserve.github.io, Istio service mesh")
            .bad(
                    4,
                    "apiVersion: v1\n"
                            + "kind: Pod\n"
                            + "metadata:\n"
                            + "  annotations: {sidecar.istio.io/inject: \"false\"}\n"
                            + "spec: {containers: [{name: a, image: \"a:1\"}]}\n")
            .good("apiVersion: v1\n"
                    + "kind: Pod\n"
                    + "metadata:\n"
                    + "  annotations: {sidecar.istio.io/inject: \"true\"}\n"
                    + "spec: {containers: [{name: a, image: \"a:1\"}]}\n")
            .finds((file, found) -> file.objects()
                    .forEach(object -> object.walk(node -> {
                        for (String where : List.of("annotations", "labels")) {
                            YamlNode value = node.get(where, "sidecar.istio.io/inject");
                            if (value.isFalse()) {
                                found.at(value.line(), "sidecar.istio.io/inject: false");
                            }
                        }
                    })));

    static final ConfigurationRule<Manifest> PERMISSIVE = ConfigurationRule.named(
                    "kserve/mutual-tls-off", Severity.MEDIUM, "Mesh that accepts traffic in the clear")
            .why("DISABLE and PERMISSIVE let any pod speak to the model without proving who it is.")
            .mend("Set mtls.mode to STRICT.")
            .see("CWE-319", "CWE-306")
            .source("istio.io, PeerAuthentication: mutual TLS mode")
            .bad(
                    5,
                    Examples.object(
                            "security.istio.io/v1", "PeerAuthentication", "spec:\n  mtls: {mode: PERMISSIVE}\n"))
            .good(Examples.object("security.istio.io/v1", "PeerAuthentication", "spec:\n  mtls: {mode: STRICT}\n"))
            .finds((file, found) -> file.ofKind("PeerAuthentication")
                    .forEach(object -> object.walk(node -> {
                        YamlNode mode = node.get("mode");
                        if (mode.is("PERMISSIVE") || mode.is("DISABLE")) {
                            found.at(mode.line(), "mtls.mode: " + mode.text());
                        }
                    })));

    static final ConfigurationRule<Manifest> ALLOW_ALL = ConfigurationRule.named(
                    "kserve/authorization-allows-all", Severity.HIGH, "Authorization policy that allows everything")
            .why("One empty rule matches every request: all other ALLOW policies for the workload have no effect"
                    + " any more.")
            .mend("Say from whom and to what (from, to, when).")
            .see("CWE-285", "AML.T0040")
            .source("istio.io, Authorization policy: allow-all")
            .bad(
                    6,
                    Examples.object(
                            "security.istio.io/v1", "AuthorizationPolicy", "spec:\n  action: ALLOW\n  rules: [{}]\n"))
            .good(Examples.object(
                    "security.istio.io/v1",
                    "AuthorizationPolicy",
                    "spec:\n"
                            + "  action: ALLOW\n"
                            + "  rules: [{from: [{source: {principals: [cluster.local/ns/app/sa/web]}}]}]\n"))
            .finds((file, found) -> file.ofKind("AuthorizationPolicy").forEach(policy -> {
                boolean allows = !policy.get("spec", "action").isThere()
                        || policy.get("spec", "action").is("ALLOW");
                if (allows
                        && policy.get("spec", "rules").items().stream()
                                .anyMatch(rule -> rule.entries().isEmpty())) {
                    found.at(policy.get("spec").line("rules"), "an empty rule");
                }
            }));

    static final List<ConfigurationRule<Manifest>> ALL =
            List.of(PLAIN_STORAGE, MOVING, NO_AUTH, NO_SIDECAR, PERMISSIVE, ALLOW_ALL);

    private KserveRules() {}

    private static void storage(Manifest file, String pattern, ConfigurationRule.Found found) {
        file.objects()
                .forEach(object -> object.walk(node -> {
                    for (String field : List.of("storageUri", "modelUri", "uri")) {
                        YamlNode value = node.get(field);
                        if (value.text().matches(pattern)) {
                            found.at(value.line(), field + " " + value.text());
                        }
                    }
                }));
    }
}
