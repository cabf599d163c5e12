package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Capabilities;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What a container may do beyond an ordinary process. */
final class PrivilegeRules {
    static final ConfigurationRule<Manifest> PRIVILEGED = ConfigurationRule.named(
                    "kubernetes/privileged", Severity.CRITICAL, "Privileged container")
            .why("All of the node's devices and all capabilities: code in it, such as a pickle that a model server"
                    + " loads, owns the node.")
            .mend("Remove privileged. GPUs need the device plugin (resources.limits nvidia.com/gpu), not privileges.")
            .see("CWE-250", "AML.T0011")
            .source("CIS Kubernetes Benchmark, 5.2.2, and 5.2.11 for Windows")
            .source("NSA/CISA Kubernetes Hardening Guide 1.2, Kubernetes Pod security")
            .bad(8, Examples.container("securityContext: {privileged: true}"))
            .good(Examples.container("securityContext: {privileged: false}"))
            .finds((file, found) -> file.nodes(node -> {
                YamlNode value = node.get("securityContext", "privileged");
                if (value.isTrue()) {
                    found.at(value.line(), "privileged: true");
                }
                YamlNode process = node.get("windowsOptions", "hostProcess");
                if (process.isTrue()) {
                    found.at(process.line(), "hostProcess: true");
                }
            }));

    static final ConfigurationRule<Manifest> ESCALATION = ConfigurationRule.named(
                    "kubernetes/privilege-escalation", Severity.MEDIUM, "Process may gain more rights than its parent")
            .why("Unless allowPrivilegeEscalation is false, a setuid program in the image makes an unprivileged"
                    + " process root.")
            .mend("Set securityContext.allowPrivilegeEscalation to false.")
            .see("CWE-269")
            .source("CIS Kubernetes Benchmark, 5.2.6")
            .source("kubernetes.io, Pod Security Standards: restricted, privilege escalation")
            .bad(8, Examples.container("securityContext: {allowPrivilegeEscalation: true}"))
            .good(Examples.container("securityContext: {allowPrivilegeEscalation: false}"))
            .finds((file, found) -> file.containers((pod, container) -> {
                YamlNode value = container.get("securityContext", "allowPrivilegeEscalation");
                if (!value.isFalse()) {
                    found.at(
                            value.isThere() ? value.line() : container.line(),
                            value.isThere()
                                    ? "allowPrivilegeEscalation is true"
                                    : "allowPrivilegeEscalation is not set to false");
                }
            }));

    static final ConfigurationRule<Manifest> ROOT = ConfigurationRule.named(
                    "kubernetes/root-user", Severity.HIGH, "Container told to run as root")
            .why("User 0 in the container has been root on the node each time a runtime had a hole, and it owns all"
                    + " files of the image.")
            .mend("Set runAsUser to a number above 0, and runAsNonRoot to true.")
            .see("CWE-250", "CVE-2019-5736", "CVE-2024-21626")
            .source("CIS Kubernetes Benchmark, 5.2.7")
            .source("NSA/CISA Kubernetes Hardening Guide 1.2, Kubernetes Pod security")
            .bad(8, Examples.container("securityContext: {runAsUser: 0}"))
            .good(Examples.container("securityContext: {runAsUser: 10001, runAsNonRoot: true}"))
            .finds((file, found) -> file.containers((pod, container) -> {
                YamlNode value = Manifest.security(pod, container, "runAsUser");
                if (value.text().matches("0+|0x0+")) {
                    found.at(value.isThere() ? value.line() : container.line(), "runAsUser: 0");
                }
            }));

    static final ConfigurationRule<Manifest> MAY_BE_ROOT = ConfigurationRule.named(
                    "kubernetes/may-be-root", Severity.MEDIUM, "Nothing keeps the container from running as root")
            .why("Whether it is root is left to the image, and another image under the same tag may be.")
            .mend("Set runAsNonRoot to true.")
            .see("CWE-250")
            .source("CIS Kubernetes Benchmark, 5.2.7")
            .source("kubernetes.io, Pod Security Standards: restricted, running as non-root")
            .bad(6, Examples.container("resources: {}"))
            .good(Examples.container("securityContext: {runAsNonRoot: true}"))
            .finds((file, found) -> file.containers((pod, container) -> {
                YamlNode user = Manifest.security(pod, container, "runAsUser");
                if (!Manifest.security(pod, container, "runAsNonRoot").isTrue() && !user.isThere()) {
                    found.at(container.line(), "runAsNonRoot is not true");
                }
            }));

    static final ConfigurationRule<Manifest> CAPABILITIES = ConfigurationRule.named(
                    "kubernetes/capability-added", Severity.HIGH, "Container with a capability that reaches the node")
            .why("Each of these capabilities is a known way out of a container: mounting, loading modules, tracing,"
                    + " raw access to files or the network.")
            .mend("Remove it from capabilities.add and drop ALL.")
            .see("CWE-250", "CVE-2022-0492")
            .source("CIS Kubernetes Benchmark, 5.2.9")
            .source("kubernetes.io, Pod Security Standards: baseline, capabilities")
            .bad(8, Examples.container("securityContext: {capabilities: {add: [SYS_ADMIN]}}"))
            .good(Examples.container("securityContext: {capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}"))
            .finds((file, found) ->
                    file.nodes(node -> node.get("securityContext", "capabilities", "add").items().stream()
                            .filter(each -> Capabilities.reachOut(each.text()))
                            .forEach(each -> found.at(each.line(), "capability " + each.text()))));

    static final ConfigurationRule<Manifest> NOT_DROPPED = ConfigurationRule.named(
                    "kubernetes/capabilities-kept", Severity.LOW, "Capabilities that nobody asked for")
            .why("A container starts with a dozen capabilities, NET_RAW among them, with which it can forge packets"
                    + " of its neighbours.")
            .mend("Set capabilities.drop to [ALL] and add what is needed.")
            .see("CWE-250")
            .source("CIS Kubernetes Benchmark, 5.2.8 and 5.2.10")
            .source("kubernetes.io, Pod Security Standards: restricted, capabilities")
            .bad(6, Examples.container("securityContext: {runAsNonRoot: true}"))
            .good(Examples.container("securityContext: {capabilities: {drop: [ALL]}}"))
            .finds((file, found) -> file.containers((pod, container) -> {
                if (container.get("securityContext", "capabilities", "drop").items().stream()
                        .noneMatch(each -> each.is("ALL"))) {
                    found.at(container.line(), "capabilities.drop does not hold ALL");
                }
            }));

    static final ConfigurationRule<Manifest> WRITABLE = ConfigurationRule.named(
                    "kubernetes/writable-root", Severity.LOW, "Container may change its own programs")
            .why("Who gets in can replace what is served and stay until the container ends.")
            .mend("Set readOnlyRootFilesystem to true, and mount an emptyDir where the server must write.")
            .see("CWE-732", "AML.T0018")
            .source("NSA/CISA Kubernetes Hardening Guide 1.2, Kubernetes Pod security: immutable container file"
                    + " systems")
            .bad(6, Examples.container("securityContext: {readOnlyRootFilesystem: false}"))
            .good(Examples.container("securityContext: {readOnlyRootFilesystem: true}"))
            .finds((file, found) -> file.containers((pod, container) -> {
                if (!container.get("securityContext", "readOnlyRootFilesystem").isTrue()) {
                    found.at(container.line(), "readOnlyRootFilesystem is not true");
                }
            }));

    static final List<ConfigurationRule<Manifest>> ALL =
            List.of(PRIVILEGED, ESCALATION, ROOT, MAY_BE_ROOT, CAPABILITIES, NOT_DROPPED, WRITABLE);

    private PrivilegeRules() {}
}
