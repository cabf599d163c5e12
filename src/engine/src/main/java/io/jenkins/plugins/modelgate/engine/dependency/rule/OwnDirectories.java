package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Directories of the checked tree that installers can install: what lies there was examined with the rest of the tree. */
final class OwnDirectories {
    private static final Set<String> MANIFESTS = Set.of("pyproject.toml", "setup.py", "setup.cfg", "package.json");
    private static final Pattern SCHEME = Pattern.compile("(?i)^(?:file|link|portal|virtual):");
    private static final Pattern EXTRAS = Pattern.compile("\\[[^\\]]*]$");

    private final Set<String> directories = new HashSet<>();

    OwnDirectories(Inventory inventory) {
        for (Artifact file : inventory.files()) {
            int slash = file.path().lastIndexOf('/');
            if (MANIFESTS.contains(file.path().substring(slash + 1))) {
                directories.add(file.path().substring(0, Math.max(0, slash)));
            }
        }
    }

    /** Whether the component is such a directory. */
    boolean hold(Component component) {
        String source = component.source();
        if (component.pin() != Pin.LOCATION || source == null || Addresses.isRemote(source)) {
            return false;
        }
        if (source.startsWith("workspace:")) {
            // A package manager finds it among the members of its workspace alone, all of which lie in the project.
            return true;
        }
        String file = component.location().file();
        String beside = inTree(file.substring(0, Math.max(0, file.lastIndexOf('/'))), source);
        // pip takes a path from where it was started, which is often the root.
        String fromRoot = inTree("", source);
        return beside != null && directories.contains(beside)
                || beside != null && fromRoot != null && directories.contains(fromRoot);
    }

    /** Where a path leads, or null when it is none or leaves the tree. */
    @CheckForNull
    static String inTree(String directory, String source) {
        String plain = EXTRAS.matcher(source.strip().split("#", 2)[0]).replaceFirst("");
        String path = SCHEME.matcher(plain).replaceFirst("");
        if (path.startsWith("/") || path.startsWith("~") || path.matches("(?s).*[\\\\%$:\\x00].*")) {
            return null;
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (directory + "/" + path).split("/")) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return null;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }
}
