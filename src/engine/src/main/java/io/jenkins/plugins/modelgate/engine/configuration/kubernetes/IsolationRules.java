package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** What keeps a pod apart from its node. */
final class IsolationRules {
    private static final Pattern RUNTIME = Pattern.compile(
            "(.*/)?(docker|containerd|crio|crio/crio|podman|cri-dockerd)\\.sock/?|/(var/)?run/(docker|containerd|crio|podman)(/.*)?|/(var/)?run/?");

    static final ConfigurationRule<Manifest> HOST_PID = ConfigurationRule.named(
                    "kubernetes/host-pid", Severity.HIGH, "Pod in the process namespace of its node")
            .why("It sees every process of the node, their environments and command lines with secrets in them, and"
                    + " may end or debug those of the same user.")
            .mend("Remove hostPID.")
            .see("CWE-653", "CWE-668")
            .source("CIS Kubernetes Benchmark, 5.2.3")
            .source("kubernetes.io, Pod Security Standards: baseline, host namespaces")
            .bad(5, Examples.pod("hostPID: true"))
            .good(Examples.pod("hostPID: false"))
            .finds((file, found) -> file.nodes(pod -> {
                if (pod.get("hostPID").isTrue()) {
                    found.at(pod.line("hostPID"), "hostPID: true");
                }
            }));

    static final ConfigurationRule<Manifest> HOST_IPC = ConfigurationRule.named(
                    "kubernetes/host-ipc", Severity.MEDIUM, "Pod shares memory with its node")
            .why("Shared memory of other processes on the node can be read and written: of a GPU server that is"
                    + " models, requests and answers. Triton and PyTorch exchange data there.")
            .mend("Remove hostIPC; mount an emptyDir with medium Memory at /dev/shm where more shared memory is"
                    + " needed.")
            .see("CWE-653")
            .source("CIS Kubernetes Benchmark, 5.2.4")
            .source("kubernetes.io, Pod Security Standards: baseline, host namespaces")
            .bad(5, Examples.pod("hostIPC: true"))
            .good(Examples.pod("volumes:\n- {name: shm, emptyDir: {medium: Memory}}"))
            .finds((file, found) -> file.nodes(pod -> {
                if (pod.get("hostIPC").isTrue()) {
                    found.at(pod.line("hostIPC"), "hostIPC: true");
                }
            }));

    static final ConfigurationRule<Manifest> HOST_NETWORK = ConfigurationRule.named(
                    "kubernetes/host-network", Severity.HIGH, "Pod on the network of its node")
            .why("It reaches what listens on the node's loopback and its metadata service, and network policies do"
                    + " not hold for it. A hole in containerd made that enough to own the node.")
            .mend("Remove hostNetwork and publish the one port by a Service.")
            .see("CWE-668", "CVE-2020-15257")
            .source("CIS Kubernetes Benchmark, 5.2.5")
            .source("kubernetes.io, Pod Security Standards: baseline, host namespaces")
            .bad(5, Examples.pod("hostNetwork: true"))
            .good(Examples.pod("hostNetwork: false"))
            .finds((file, found) -> file.nodes(pod -> {
                if (pod.get("hostNetwork").isTrue()) {
                    found.at(pod.line("hostNetwork"), "hostNetwork: true");
                }
            }));

    static final ConfigurationRule<Manifest> HOST_PATH = ConfigurationRule.named(
                    "kubernetes/host-path", Severity.HIGH, "Directory of the node in a pod")
            .why("What the pod writes there changes the node, and what others write there becomes the model. A"
                    + " symbolic link is enough to leave the directory, as holes in the kubelet have shown.")
            .mend("Use a persistent volume, an image volume or a CSI driver.")
            .see("CWE-668", "CVE-2021-25741", "CVE-2017-1002101")
            .source("CIS Kubernetes Benchmark, 5.2.12")
            .source("kubernetes.io, Pod Security Standards: baseline, HostPath volumes")
            .bad(6, Examples.pod("volumes:\n- {name: models, hostPath: {path: /data/models}}"))
            .good(Examples.pod("volumes:\n- {name: models, persistentVolumeClaim: {claimName: models}}"))
            .finds((file, found) -> hostPaths(file, false, found));

    static final ConfigurationRule<Manifest> SOCKET = ConfigurationRule.named(
                    "kubernetes/runtime-socket", Severity.CRITICAL, "Container runtime's socket in a pod")
            .why("Who can speak to the runtime starts any container with any right on the node: it is root there.")
            .mend("Remove the mount. Build images with BuildKit rootless, Kaniko or Buildah instead.")
            .see("CWE-250", "CWE-668")
            .source("CIS Docker Benchmark, section 5: the Docker socket is not mounted inside containers")
            .source("NSA/CISA Kubernetes Hardening Guide 1.2, Kubernetes Pod security")
            .bad(6, Examples.pod("volumes:\n- {name: docker, hostPath: {path: /var/run/docker.sock}}"))
            .good(Examples.pod("volumes:\n- {name: work, emptyDir: {}}"))
            .finds((file, found) -> hostPaths(file, true, found));

    static final ConfigurationRule<Manifest> HOST_PORT = ConfigurationRule.named(
                    "kubernetes/host-port", Severity.MEDIUM, "Port of the node")
            .why("The port is open on every address of the node, past Services and past most network policies.")
            .mend("Remove hostPort and use a Service.")
            .see("CWE-668")
            .source("CIS Kubernetes Benchmark, 5.2.13")
            .source("kubernetes.io, Pod Security Standards: baseline, host ports")
            .bad(9, Examples.container("ports:\n- {containerPort: 8080, hostPort: 8080}"))
            .good(Examples.container("ports:\n- {containerPort: 8080}"))
            .finds((file, found) -> file.containers((pod, container) -> container
                    .get("ports")
                    .items()
                    .forEach(port -> {
                        if (port.has("hostPort") && !port.get("hostPort").is("0")) {
                            found.at(
                                    port.line("hostPort"),
                                    "hostPort: " + port.get("hostPort").text());
                        }
                    })));

    static final ConfigurationRule<Manifest> UNCONFINED = ConfigurationRule.named(
                    "kubernetes/unconfined", Severity.HIGH, "Container without system call filter")
            .why("Seccomp or AppArmor is switched off: all system calls of the kernel are open to what a model may"
                    + " run, and kernel holes have needed exactly those.")
            .mend("Set seccompProfile.type to RuntimeDefault, and remove the unconfined AppArmor profile.")
            .see("CWE-693", "CVE-2022-0185")
            .source("CIS Kubernetes Benchmark, 5.7.2")
            .source("kubernetes.io, Pod Security Standards: baseline, seccomp and AppArmor")
            .bad(8, Examples.container("securityContext: {seccompProfile: {type: Unconfined}}"))
            .good(Examples.container("securityContext: {seccompProfile: {type: RuntimeDefault}}"))
            .finds((file, found) -> file.nodes(node -> {
                for (String field : List.of("seccompProfile", "appArmorProfile")) {
                    if (node.get(field, "type").is("Unconfined")) {
                        found.at(node.line(field), field + ": Unconfined");
                    }
                }
                if (node.get("procMount").is("Unmasked")) {
                    found.at(node.line("procMount"), "procMount: Unmasked");
                }
                node.get("annotations").entries().forEach((key, value) -> {
                    if ((key.contains("apparmor") || key.contains("seccomp")) && value.is("unconfined")) {
                        found.at(value.line(), key + ": unconfined");
                    }
                });
            }));

    static final ConfigurationRule<Manifest> NAMESPACE = ConfigurationRule.named(
                    "kubernetes/namespace-without-standard", Severity.MEDIUM, "Namespace that admits privileged pods")
            .why("The label switches the Pod Security Standards off: whatever its pods ask for they get.")
            .mend("Set pod-security.kubernetes.io/enforce to baseline or restricted, and keep what needs more in a"
                    + " namespace of its own.")
            .see("CWE-250", "CWE-1188")
            .source("kubernetes.io, Pod Security Admission: enforce Pod Security Standards with namespace labels")
            .source("CIS Kubernetes Benchmark, 5.2.1")
            .bad(
                    4,
                    "apiVersion: v1\n"
                            + "kind: Namespace\n"
                            + "metadata:\n"
                            + "  labels: {pod-security.kubernetes.io/enforce: privileged}\n")
            .good("apiVersion: v1\n"
                    + "kind: Namespace\n"
                    + "metadata:\n"
                    + "  labels: {pod-security.kubernetes.io/enforce: restricted}\n")
            .finds((file, found) -> file.ofKind("Namespace").forEach(namespace -> {
                YamlNode label = namespace.get("metadata", "labels", "pod-security.kubernetes.io/enforce");
                if (label.is("privileged")) {
                    found.at(label.line(), "enforce: privileged");
                }
            }));

    static final List<ConfigurationRule<Manifest>> ALL =
            List.of(HOST_PID, HOST_IPC, HOST_NETWORK, HOST_PATH, SOCKET, HOST_PORT, UNCONFINED, NAMESPACE);

    private IsolationRules() {}

    /** Of pods, of persistent volumes and of whatever else holds one. */
    private static void hostPaths(Manifest file, boolean socket, ConfigurationRule.Found found) {
        file.nodes(volume -> {
            YamlNode path = volume.get("hostPath", "path");
            if (path.isThere() && socket == RUNTIME.matcher(path.text()).matches()) {
                found.at(volume.line("hostPath"), "hostPath " + path.text());
            }
        });
    }
}
