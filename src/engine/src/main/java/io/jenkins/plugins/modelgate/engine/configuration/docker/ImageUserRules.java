package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Instruction;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** As whom an image runs, and how one becomes another in it. */
final class ImageUserRules {
    private static final Pattern SETUID =
            Pattern.compile("[0-7]?[4-7][0-7]{3}|([ugoa]*[ug][ugoa]*)?\\+[rwxX]*s[rwxXst]*");

    static final ConfigurationRule<Dockerfile> ROOT = ConfigurationRule.named(
                    "docker/root-user", Severity.MEDIUM, "Image that runs as root")
            .why("Code that a hostile model runs is root in the container, and root there has been root on the host"
                    + " each time a runtime had a hole.")
            .mend("Create a user and name it last: RUN useradd --uid 10001 app, then USER 10001.")
            .see("CWE-250", "CVE-2019-5736", "CVE-2024-21626")
            .source("CIS Docker Benchmark, 4.1; NSA/CISA Kubernetes Hardening Guide: non-root containers")
            .bad(2, "FROM python:3.12.7-slim\nUSER root\nCMD [\"serve\"]\n")
            .good("FROM python:3.12.7-slim\nUSER 10001:10001\nCMD [\"serve\"]\n")
            .finds((file, found) -> {
                List<Dockerfile.Stage> shipped = file.shipped();
                Instruction user = null;
                for (Dockerfile.Stage stage : shipped) {
                    user = user == null ? stage.last("USER") : user;
                }
                if (user == null && !shipped.isEmpty()) {
                    String base = shipped.get(shipped.size() - 1).base();
                    if (!base.contains("nonroot") && !base.contains("rootless")) {
                        found.at(
                                shipped.get(0).from().line(),
                                "no USER: it runs as the base image does, mostly as root");
                    }
                } else if (user != null && isRoot(file.user())) {
                    found.at(user.line(), "USER " + user.text());
                }
            });

    static final ConfigurationRule<Dockerfile> SUDO = ConfigurationRule.named(
                    "docker/sudo-without-password", Severity.HIGH, "Everybody in the container may become root")
            .why("With NOPASSWD the unprivileged user is one in name only: whatever runs in the container is root"
                    + " whenever it wants to be.")
            .mend("Do what needs root at build time, before USER, and leave sudo out of the image.")
            .see("CWE-250", "CWE-269")
            .source("docs.docker.com, Building best practices: avoid installing or using sudo")
            .bad(2, "FROM python:3.12.7-slim\nRUN echo 'app ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers\nUSER app\n")
            .good("FROM python:3.12.7-slim\nRUN useradd app\nUSER app\n")
            .finds((file, found) -> runs(file, "(?s).*NOPASSWD.*", found));

    static final ConfigurationRule<Dockerfile> SET_USER_ID = ConfigurationRule.named(
                    "docker/setuid", Severity.MEDIUM, "Program that runs as its owner, whoever starts it")
            .why("A setuid or setgid bit lets an unprivileged process become the file's owner, which in an image is"
                    + " nearly always root.")
            .mend("Leave the bit out; give the process the one capability or group it needs instead.")
            .see("CWE-250", "CWE-732")
            .source("CIS Docker Benchmark, 4.8: setuid and setgid permissions are removed")
            .bad(2, "FROM python:3.12.7-slim\nRUN chmod 4755 /usr/bin/helper\nUSER app\n")
            .good("FROM python:3.12.7-slim\nRUN chmod 0755 /usr/bin/helper\nUSER app\n")
            .finds((file, found) -> file.shippedInstructions().stream()
                    .filter(each -> each.is("RUN"))
                    .forEach(each -> each.commands().forEach(words -> {
                        if (names(words, "chmod")
                                && words.stream()
                                        .anyMatch(word -> SETUID.matcher(word).matches())) {
                            found.at(each.line(), String.join(" ", words));
                        }
                    })));

    static final ConfigurationRule<Dockerfile> WORLD_WRITABLE = ConfigurationRule.named(
                    "docker/world-writable", Severity.MEDIUM, "Files that everybody in the container may change")
            .why("Any process in the container can replace what is served: model, code or start script. The digest"
                    + " that the gate approved is then not what runs.")
            .mend("Give files to one owner (COPY --chown) and make them read-only: chmod -R a-w,a+rX.")
            .see("CWE-732", "AML.T0018")
            .source("CWE-732; docs.docker.com, Dockerfile reference: COPY --chown --chmod")
            .bad(2, "FROM python:3.12.7-slim\nRUN chmod -R 777 /models\nUSER app\n")
            .good("FROM python:3.12.7-slim\nRUN chmod -R a-w,a+rX /models\nUSER app\n")
            .finds((file, found) -> file.shippedInstructions().forEach(each -> {
                String mode = each.flags().getOrDefault("chmod", "");
                if (mode.matches("[0-7]*[2367]|.*[oa]\\+[rxX]*w.*")) {
                    found.at(each.line(), each.name() + " --chmod=" + mode);
                }
                if (each.is("RUN")) {
                    each.commands().forEach(words -> {
                        if (names(words, "chmod")
                                && words.stream()
                                        .anyMatch(word -> word.matches(
                                                "[0-7]{2,4}[2367]|(([ug]*[oa][ugoa]*)?[+=][rxX]*w[rwxX]*)(,.*)?"))) {
                            found.at(each.line(), String.join(" ", words));
                        }
                    });
                }
            }));

    static final ConfigurationRule<Dockerfile> SSH = ConfigurationRule.named(
                    "docker/ssh-server", Severity.MEDIUM, "Image with an SSH server")
            .why("It is a second way in, past the gate, the registry and the cluster's own access control, with"
                    + " keys and passwords that nobody rotates.")
            .mend("Use docker exec or kubectl exec, which the cluster authorises and logs.")
            .see("CWE-912", "CWE-1188")
            .source("CIS Docker Benchmark, section 5: sshd is not run within containers")
            .bad(2, "FROM python:3.12.7-slim\nEXPOSE 8080 22\nUSER app\n")
            .good("FROM python:3.12.7-slim\nEXPOSE 8080\nUSER app\n")
            .finds((file, found) -> file.shippedInstructions().forEach(each -> {
                if (each.is("EXPOSE") && each.words().stream().anyMatch(word -> word.matches("22(/tcp)?"))) {
                    found.at(each.line(), "EXPOSE 22");
                } else if (each.runs()
                        && each.commands().stream()
                                .anyMatch(words ->
                                        words.stream().anyMatch(word -> word.matches("(.*/)?(sshd|openssh-server)")))) {
                    found.at(each.line(), "an SSH server is installed or started");
                }
            }));

    static final List<ConfigurationRule<Dockerfile>> ALL = List.of(ROOT, SUDO, SET_USER_ID, WORLD_WRITABLE, SSH);

    private ImageUserRules() {}

    private static boolean isRoot(String user) {
        String name = user.strip().replaceFirst(":.*", "").replaceAll("[\"']", "");
        return name.equals("root") || name.matches("0+");
    }

    private static boolean names(List<String> words, String program) {
        return words.stream().anyMatch(word -> word.equals(program) || word.endsWith("/" + program));
    }

    private static void runs(Dockerfile file, String pattern, ConfigurationRule.Found found) {
        for (Instruction each : file.shippedInstructions()) {
            if (each.is("RUN") && (each.text() + each.heredoc()).matches(pattern)) {
                found.at(each.line(), "RUN " + each.text());
            }
        }
    }
}
