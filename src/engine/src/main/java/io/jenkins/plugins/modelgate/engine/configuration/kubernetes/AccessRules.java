package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What the cluster allows whom. */
final class AccessRules {
    static final ConfigurationRule<Manifest> WILDCARD = ConfigurationRule.named(
                    "kubernetes/role-allows-all", Severity.HIGH, "Role that allows everything")
            .why("A star covers secrets, pods and roles, also kinds that do not exist yet: who has the role has the"
                    + " namespace, or the cluster.")
            .mend("Name resources and verbs.")
            .see("CWE-269", "CWE-732")
            .source("CIS Kubernetes Benchmark, 5.1.3")
            .bad(
                    5,
                    Examples.object(
                            "rbac.authorization.k8s.io/v1",
                            "Role",
                            "rules:\n- {apiGroups: [\"\"], resources: [\"*\"], verbs: [\"*\"]}\n"))
            .good(Examples.object(
                    "rbac.authorization.k8s.io/v1",
                    "Role",
                    "rules:\n- {apiGroups: [\"\"], resources: [configmaps], verbs: [get]}\n"))
            .finds((file, found) -> file.ofKind("Role", "ClusterRole")
                    .forEach(role -> role.get("rules").items().forEach(rule -> {
                        if (has(rule, "verbs", "*") || has(rule, "resources", "*")) {
                            found.at(rule.line(), "verbs or resources: *");
                        }
                    })));

    static final ConfigurationRule<Manifest> ADMIN = ConfigurationRule.named(
                    "kubernetes/cluster-admin", Severity.HIGH, "Somebody is made administrator of the cluster")
            .why("cluster-admin may do everything everywhere. Bound to a service account it belongs to whatever"
                    + " breaks into one of its pods.")
            .mend("Bind a role with what is needed, in the one namespace.")
            .see("CWE-269")
            .source("CIS Kubernetes Benchmark, 5.1.1")
            .bad(
                    4,
                    Examples.object(
                            "rbac.authorization.k8s.io/v1",
                            "ClusterRoleBinding",
                            "roleRef: {kind: ClusterRole, name: cluster-admin}\n"
                                    + "subjects: [{kind: ServiceAccount, name: serve}]\n"))
            .good(Examples.object(
                    "rbac.authorization.k8s.io/v1",
                    "RoleBinding",
                    "roleRef: {kind: Role, name: reader}\nsubjects: [{kind: ServiceAccount, name: serve}]\n"))
            .finds((file, found) -> file.ofKind("ClusterRoleBinding", "RoleBinding")
                    .forEach(binding -> {
                        if (binding.get("roleRef", "name").is("cluster-admin")) {
                            found.at(binding.line("roleRef"), "roleRef: cluster-admin");
                        }
                    }));

    static final ConfigurationRule<Manifest> ANONYMOUS = ConfigurationRule.named(
                    "kubernetes/anonymous-access", Severity.HIGH, "Rights for everybody without an account")
            .why("The subject stands for all who reach the API server without proving who they are.")
            .mend("Name the service account or the group that needs it.")
            .see("CWE-306")
            .source("CIS Kubernetes Benchmark, 1.2.1: anonymous requests")
            .source("NSA/CISA Kubernetes Hardening Guide 1.2, Authentication and authorization")
            .bad(
                    5,
                    Examples.object(
                            "rbac.authorization.k8s.io/v1",
                            "RoleBinding",
                            "roleRef: {kind: Role, name: reader}\n"
                                    + "subjects: [{kind: Group, name: \"system:unauthenticated\"}]\n"))
            .good(Examples.object(
                    "rbac.authorization.k8s.io/v1",
                    "RoleBinding",
                    "roleRef: {kind: Role, name: reader}\nsubjects: [{kind: Group, name: data-science}]\n"))
            .finds((file, found) -> file.ofKind("ClusterRoleBinding", "RoleBinding")
                    .forEach(binding -> binding.get("subjects").items().forEach(subject -> {
                        if (subject.get("name").text().matches("system:(unauthenticated|anonymous)")) {
                            found.at(subject.line(), subject.get("name").text());
                        }
                    })));

    static final ConfigurationRule<Manifest> SECRETS = ConfigurationRule.named(
                    "kubernetes/reads-all-secrets", Severity.MEDIUM, "Role that reads the secrets of all namespaces")
            .why("A ClusterRole with get, list or watch on secrets opens every credential of the cluster once it is"
                    + " bound.")
            .mend("Use a Role and name the one secret (resourceNames).")
            .see("CWE-522", "AML.T0055")
            .source("CIS Kubernetes Benchmark, 5.1.2")
            .bad(
                    5,
                    Examples.object(
                            "rbac.authorization.k8s.io/v1",
                            "ClusterRole",
                            "rules:\n- {apiGroups: [\"\"], resources: [secrets], verbs: [list]}\n"))
            .good(Examples.object(
                    "rbac.authorization.k8s.io/v1",
                    "ClusterRole",
                    "rules:\n- {apiGroups: [\"\"], resources: [secrets], resourceNames: [hf], verbs: [get]}\n"))
            .finds((file, found) -> file.ofKind("ClusterRole")
                    .forEach(role -> role.get("rules").items().forEach(rule -> {
                        boolean reads =
                                has(rule, "verbs", "get") || has(rule, "verbs", "list") || has(rule, "verbs", "watch");
                        if (has(rule, "resources", "secrets") && reads && !rule.has("resourceNames")) {
                            found.at(rule.line(), "secrets of all namespaces");
                        }
                    })));

    static final ConfigurationRule<Manifest> ESCALATES = ConfigurationRule.named(
                    "kubernetes/role-escalates", Severity.HIGH, "Role that can be turned into more")
            .why("escalate, bind and impersonate give their holder the rights of others; exec into pods and"
                    + " creating pods give those of every service account of the namespace.")
            .mend("Remove these verbs and resources, or keep the role with the cluster's administrators.")
            .see("CWE-269")
            .source("CIS Kubernetes Benchmark, 5.1.4 and 5.1.8")
            .source("kubernetes.io, RBAC good practices: privilege escalation risks")
            .bad(
                    5,
                    Examples.object(
                            "rbac.authorization.k8s.io/v1",
                            "Role",
                            "rules:\n- {apiGroups: [\"\"], resources: [pods/exec], verbs: [create]}\n"))
            .good(Examples.object(
                    "rbac.authorization.k8s.io/v1",
                    "Role",
                    "rules:\n- {apiGroups: [\"\"], resources: [pods], verbs: [get]}\n"))
            .finds((file, found) -> file.ofKind("Role", "ClusterRole")
                    .forEach(role -> role.get("rules").items().forEach(rule -> {
                        boolean verbs = has(rule, "verbs", "escalate")
                                || has(rule, "verbs", "bind")
                                || has(rule, "verbs", "impersonate");
                        boolean pods = has(rule, "verbs", "create")
                                && (has(rule, "resources", "pods")
                                        || has(rule, "resources", "pods/exec")
                                        || has(rule, "resources", "serviceaccounts/token"));
                        if (verbs || pods) {
                            found.at(
                                    rule.line(),
                                    verbs
                                            ? "escalate, bind or impersonate"
                                            : "creates pods, executes in them, or makes tokens");
                        }
                    })));

    static final List<ConfigurationRule<Manifest>> ALL = List.of(WILDCARD, ADMIN, ANONYMOUS, SECRETS, ESCALATES);

    private AccessRules() {}

    private static boolean has(YamlNode rule, String field, String word) {
        return rule.get(field).items().stream().anyMatch(each -> each.is(word));
    }
}
