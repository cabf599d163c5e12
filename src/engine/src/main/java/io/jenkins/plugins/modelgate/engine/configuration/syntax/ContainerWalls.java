package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Options of docker, podman and nerdctl that take a container's isolation away. Source: docs.docker.com, docker container run. */
public final class ContainerWalls {
    private static final String OF_THE_HOST = "(?:/|/etc|/root|/boot|/proc|/sys|/var/lib/docker|/(?:var/)?run"
            + "|/(?:var/)?run/(?:docker|podman/podman|containerd/containerd|crio/crio)\\.sock)";
    private static final Pattern VOLUME = Pattern.compile("(?:-v=?|--volume=)?(/[^:]*):[/$].*");
    private static final Pattern MOUNT = Pattern.compile("(?:.*,)?(?:src|source)=(/[^,]*)(?:,.*)?");

    private ContainerWalls() {}

    /** Whether these words, or options, open a wall. */
    public static boolean areOpen(List<String> words) {
        CommandOptions options = new CommandOptions(words);
        return options.isOn("privileged")
                || Stream.of("pid", "network", "net", "uts", "userns")
                        .anyMatch(space -> options.all(space).contains("host"))
                || words.stream().anyMatch(word -> isOfTheHost(VOLUME.matcher(word)))
                || options.all("mount").stream().anyMatch(value -> isOfTheHost(MOUNT.matcher(value)))
                || options.all("security-opt").stream()
                        .anyMatch(value -> value.matches("(seccomp|apparmor)[=:]unconfined|label[=:]disable"))
                || options.all("cap-add").stream().anyMatch(Capabilities::reachOut);
    }

    /** As the system takes a path: doubled slashes and dots are none. */
    private static boolean isOfTheHost(Matcher mount) {
        if (!mount.matches()) {
            return false;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : mount.group(1).split("/+")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return ("/" + String.join("/", parts)).matches(OF_THE_HOST);
    }
}
