package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What the build itself may do. */
final class BuildRules {
    static final ConfigurationRule<Dockerfile> INSECURE = ConfigurationRule.named(
                    "docker/build-unconfined", Severity.HIGH, "Build step without a sandbox")
            .why("RUN --security=insecure has the rights of a privileged container on the build machine: what this"
                    + " command downloads and runs can take that machine over, and with it every image it builds.")
            .mend("Remove --security=insecure; build what needs it elsewhere.")
            .see("CWE-250", "CVE-2024-23653")
            .source("docs.docker.com, Dockerfile reference: RUN --security")
            .bad(2, "FROM python:3.12.7-slim\nRUN --security=insecure make install\nUSER app\n")
            .good("FROM python:3.12.7-slim\nRUN make install\nUSER app\n")
            .finds((file, found) -> flag(file, "security", "insecure", found));

    static final ConfigurationRule<Dockerfile> HOST_NETWORK = ConfigurationRule.named(
                    "docker/build-host-network", Severity.MEDIUM, "Build step on the host's network")
            .why("The command reaches what listens on the build machine's loopback (its Docker API, metadata services,"
                    + " databases), which expects no foreign code there.")
            .mend("Remove --network=host; use --network=none where nothing is downloaded.")
            .see("CWE-668", "AML.T0049")
            .source("docs.docker.com, Dockerfile reference: RUN --network, entitlement network.host")
            .bad(2, "FROM python:3.12.7-slim\nRUN --network=host make test\nUSER app\n")
            .good("FROM python:3.12.7-slim\nRUN --network=none make test\nUSER app\n")
            .finds((file, found) -> flag(file, "network", "host", found));

    static final ConfigurationRule<Dockerfile> UNAUTHENTICATED = ConfigurationRule.named(
                    "docker/unsigned-packages", Severity.HIGH, "Packages installed without checking who signed them")
            .why("Signatures are all that protects packages on their way; without them whoever is on the network,"
                    + " or runs the mirror, puts programs into the image.")
            .mend("Import the repository's key and leave the checks on.")
            .see("CWE-347", "CWE-494", "AML.T0010")
            .source("CIS Docker Benchmark, 4.11: only verified packages are installed; apt-secure(8)")
            .bad(2, "FROM ubuntu:24.04\nRUN apt-get install -y --allow-unauthenticated cuda-toolkit\nUSER app\n")
            .good("FROM ubuntu:24.04\nRUN apt-get install -y cuda-toolkit\nUSER app\n")
            .finds((file, found) -> file.instructions().forEach(each -> {
                String text = each.text() + "\n" + each.heredoc();
                if (each.is("RUN")
                        && text.matches(
                                "(?s).*(--allow-unauthenticated|--force-yes|--nogpgcheck|--no-gpg-checks?|gpgcheck=0|--allow-untrusted|trusted=yes|AllowUnauthenticated["
                                        + " =\"]+(true|1)|AllowInsecureRepositories[ =\"]+(true|1)).*")) {
                    found.at(each.line(), "RUN " + each.text());
                }
            }));

    static final List<ConfigurationRule<Dockerfile>> ALL = List.of(INSECURE, HOST_NETWORK, UNAUTHENTICATED);

    private BuildRules() {}

    private static void flag(Dockerfile file, String flag, String value, ConfigurationRule.Found found) {
        file.instructions().stream()
                .filter(each ->
                        each.is("RUN") && each.flags().getOrDefault(flag, "").contains(value))
                .forEach(each -> found.at(each.line(), "RUN --" + flag + "=" + value));
    }
}
