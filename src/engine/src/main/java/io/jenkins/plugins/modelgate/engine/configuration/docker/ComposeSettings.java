package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Capabilities;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ImageName;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What a Compose file must not do. */
final class ComposeSettings {
    static final ConfigurationRule<Compose> PRIVILEGED = ConfigurationRule.named(
                    "compose/privileged", Severity.CRITICAL, "Privileged container")
            .why("All devices and all capabilities of the host: what runs in it owns the host.")
            .mend("Remove privileged; GPUs need deploy.resources.reservations.devices, not privileges.")
            .see("CWE-250", "AML.T0011")
            .source("CIS Docker Benchmark, section 5: privileged containers are not used")
            .in("compose.yaml")
            .bad(4, "services:\n  serve:\n    image: registry.example/serve:1.4\n    privileged: true\n")
            .good("services:\n  serve:\n    image: registry.example/serve:1.4\n    privileged: false\n")
            .finds((file, found) -> file.services().forEach(service -> {
                Compose.privileges(service).forEach(each -> found.at(each.line(), each.name() + ": " + each.value()));
            }));

    static final ConfigurationRule<Compose> SOCKET = ConfigurationRule.named(
                    "compose/docker-socket", Severity.CRITICAL, "Docker's socket in a container")
            .why("Who can speak to Docker starts any container with any right on the host: it is root there.")
            .mend("Remove the mount, or put a proxy in front that allows the few calls needed.")
            .see("CWE-250", "CWE-668")
            .source("CIS Docker Benchmark, section 5: the Docker socket is not mounted inside containers")
            .in("compose.yaml")
            .bad(
                    4,
                    "services:\n"
                            + "  serve:\n"
                            + "    image: registry.example/serve:1.4\n"
                            + "    volumes: [\"/var/run/docker.sock:/var/run/docker.sock\"]\n")
            .good("services:\n  serve:\n    image: registry.example/serve:1.4\n    volumes: [\"models:/models:ro\"]\n")
            .finds((file, found) -> file.services().forEach(service -> {
                file.mounts(service).stream()
                        .filter(mount -> mount.value().matches("(.*/)?(docker|containerd|podman)\\.sock|/(var/)?run/?"))
                        .forEach(mount -> found.at(mount.line(), mount.value()));
            }));

    static final ConfigurationRule<Compose> MOUNT = ConfigurationRule.named(
                    "compose/host-directory", Severity.HIGH, "Directory of the host's system in a container")
            .why("What the container writes there changes the host, and what it reads there are its keys and accounts.")
            .mend("Use a named volume, or the one directory that is needed, read-only.")
            .see("CWE-668")
            .source("CIS Docker Benchmark, section 5: sensitive host system directories are not mounted")
            .in("compose.yaml")
            .bad(4, "services:\n  serve:\n    image: registry.example/serve:1.4\n    volumes: [\"/etc:/host/etc\"]\n")
            .good("services:\n"
                    + "  serve:\n"
                    + "    image: registry.example/serve:1.4\n"
                    + "    volumes: [\"./models:/models:ro\"]\n")
            .finds((file, found) -> file.services().forEach(service -> {
                file.mounts(service).stream()
                        .filter(
                                mount -> mount.value()
                                                .matches(
                                                        "/|/(etc|root|boot|dev|lib|proc|sys|usr|home|var|var/lib|var/lib/docker)(/.*)?|~/?|~/\\.(ssh|aws|kube|docker)(/.*)?")
                                        && !mount.value()
                                                .matches(
                                                        "/etc/(localtime|timezone|ssl/certs).*|/dev/(shm|dri|nvidia).*|/(home|var)/.+/.+|/usr/(share|local)/.*"))
                        .forEach(mount -> found.at(mount.line(), mount.value()));
            }));

    static final ConfigurationRule<Compose> HOST = ConfigurationRule.named(
                    "compose/host-namespace", Severity.HIGH, "Container in a namespace of the host")
            .why("It sees the host's processes or reaches what listens on its loopback.")
            .mend("Remove network_mode, pid and ipc: host; publish the one port.")
            .see("CWE-653", "CVE-2020-15257")
            .source("CIS Docker Benchmark, section 5: the host's namespaces are not shared")
            .in("compose.yaml")
            .bad(4, "services:\n  serve:\n    image: registry.example/serve:1.4\n    network_mode: host\n")
            .good("services:\n  serve:\n    image: registry.example/serve:1.4\n    ports: [\"127.0.0.1:8080:8080\"]\n")
            .finds((file, found) -> file.services().forEach(service -> {
                for (String space : List.of("network_mode", "pid", "userns_mode", "uts")) {
                    if (service.get(space).is("host")) {
                        found.at(service.line(space), space + ": host");
                    }
                }
            }));

    static final ConfigurationRule<Compose> IPC = ConfigurationRule.named(
                    "compose/host-ipc", Severity.MEDIUM, "Container shares memory with the host")
            .why("Shared memory of other processes can be read and written: of a GPU server that is models,"
                    + " requests and answers.")
            .mend("Set shm_size instead of ipc: host.")
            .see("CWE-653")
            .source("CIS Docker Benchmark, section 5: the host's IPC namespace is not shared")
            .in("compose.yaml")
            .bad(4, "services:\n  serve:\n    image: registry.example/serve:1.4\n    ipc: host\n")
            .good("services:\n  serve:\n    image: registry.example/serve:1.4\n    shm_size: 8gb\n")
            .finds((file, found) -> file.services().forEach(service -> {
                if (service.get("ipc").is("host")) {
                    found.at(service.line("ipc"), "ipc: host");
                }
            }));

    static final ConfigurationRule<Compose> CAPABILITY = ConfigurationRule.named(
                    "compose/capability-added", Severity.HIGH, "Container with a capability that reaches the host")
            .why("Each of these capabilities is a known way out of a container.")
            .mend("Remove it from cap_add and set cap_drop to [ALL].")
            .see("CWE-250", "CVE-2022-0492")
            .source("CIS Docker Benchmark, section 5: Linux kernel capabilities are restricted")
            .in("compose.yaml")
            .bad(4, "services:\n  serve:\n    image: registry.example/serve:1.4\n    cap_add: [SYS_ADMIN]\n")
            .good("services:\n  serve:\n    image: registry.example/serve:1.4\n    cap_drop: [ALL]\n")
            .finds((file, found) -> file.services().forEach(service -> {
                service.get("cap_add").items().stream()
                        .filter(each -> Capabilities.reachOut(each.text()))
                        .forEach(each -> found.at(each.line(), "cap_add: " + each.text()));
            }));

    static final ConfigurationRule<Compose> UNCONFINED = ConfigurationRule.named(
                    "compose/unconfined", Severity.HIGH, "Container without system call filter")
            .why("All system calls of the kernel are open to what a model may run.")
            .mend("Remove seccomp:unconfined, apparmor:unconfined and label:disable.")
            .see("CWE-693", "CVE-2022-0185")
            .source("CIS Docker Benchmark, section 5: the default seccomp profile is not disabled")
            .in("compose.yaml")
            .bad(
                    4,
                    "services:\n"
                            + "  serve:\n"
                            + "    image: registry.example/serve:1.4\n"
                            + "    security_opt: [\"seccomp:unconfined\"]\n")
            .good("services:\n"
                    + "  serve:\n"
                    + "    image: registry.example/serve:1.4\n"
                    + "    security_opt: [\"no-new-privileges:true\"]\n")
            .finds((file, found) -> file.services().forEach(service -> {
                service.get("security_opt").items().stream()
                        .filter(each -> each.text()
                                .matches("(seccomp|apparmor)[:=]unconfined|label[:=]disable|systempaths[:=]unconfined"))
                        .forEach(each -> found.at(each.line(), each.text()));
            }));

    static final ConfigurationRule<Compose> MOVES = ConfigurationRule.named(
                    "compose/image-moves", Severity.MEDIUM, "Image without a version")
            .why("latest, or no tag, is another image tomorrow.")
            .mend("Name the version, and better the digest.")
            .see("CWE-829", "AML.T0010")
            .source("CIS Docker Benchmark, 4.2: trusted base images")
            .source("OpenSSF Scorecard, Pinned-Dependencies")
            .in("compose.yaml")
            .bad(3, "services:\n  serve:\n    image: registry.example/serve:latest\n")
            .good("services:\n  serve:\n    image: registry.example/serve:1.4\n")
            .finds((file, found) -> file.services().forEach(service -> {
                if (new ImageName(service.get("image").text()).moves() && !service.has("build")) {
                    found.at(service.line("image"), service.get("image").text());
                }
            }));

    static final List<ConfigurationRule<Compose>> ALL =
            List.of(PRIVILEGED, SOCKET, MOUNT, HOST, IPC, CAPABILITY, UNCONFINED, ControlPorts.RULE, MOVES);

    private ComposeSettings() {}
}
