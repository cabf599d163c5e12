package io.jenkins.plugins.modelgate.engine.configuration.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code docker run} starts: the arguments behind the image go to its entry point. Source: docs.docker.com, CLI reference. */
final class DockerRun {
    /** Options without a value; all others take the next word. */
    private static final Set<String> SWITCHES = Set.of(
            "--detach",
            "--init",
            "--interactive",
            "--no-healthcheck",
            "--oom-kill-disable",
            "--privileged",
            "--publish-all",
            "--quiet",
            "--read-only",
            "--rm",
            "--sig-proxy",
            "--tty",
            "--disable-content-trust",
            "--replace",
            "--rmi",
            "--no-hosts",
            "--tls-verify",
            "--use-api-socket");

    private static final String SHORT_SWITCHES = "ditPq";

    private DockerRun() {}

    /** What runs inside, or empty where this starts no container. */
    static Optional<Invocation> inside(Invocation command) {
        List<String> words = command.words();
        if (!Servers.container(command)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < words.size() && !words.get(at).matches("run|create")) {
            at++;
        }
        String entry = "";
        Set<String> environment = new HashSet<>();
        for (at++; at < words.size() && words.get(at).startsWith("-"); at++) {
            String word = words.get(at);
            boolean takes = takesNext(word);
            String next = takes && at + 1 < words.size() ? words.get(at + 1) : "";
            String value = takes ? next : word.replaceFirst("^--?[a-z-]+=?", "");
            if (word.startsWith("-e") || word.startsWith("--env") && !word.startsWith("--env-file")) {
                environment.add(value.replaceFirst("=.*", ""));
            } else if (word.startsWith("--entrypoint")) {
                entry = value;
            }
            at += takes ? 1 : 0;
        }
        if (at >= words.size()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>(words.subList(at + 1, words.size()));
        if (!entry.isEmpty()) {
            arguments.add(0, entry);
        }
        return Optional.of(
                new Invocation(command.line(), entry.isEmpty() ? words.get(at) : "", environment, arguments));
    }

    private static boolean takesNext(String word) {
        if (word.startsWith("--")) {
            return word.indexOf('=') < 0 && !SWITCHES.contains(word);
        }
        for (int i = 1; i < word.length(); i++) {
            if (SHORT_SWITCHES.indexOf(word.charAt(i)) < 0) {
                return i == word.length() - 1;
            }
        }
        return false;
    }
}
