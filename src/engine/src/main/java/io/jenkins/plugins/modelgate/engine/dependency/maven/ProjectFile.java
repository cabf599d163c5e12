package io.jenkins.plugins.modelgate.engine.dependency.maven;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.XmlElement;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Maven project file with its parents as far as they lie in the checked tree: inherited properties and managed versions, as
 * Maven's reference "Introduction to the POM" describes inheritance. Nothing is fetched.
 */
final class ProjectFile {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}$]{1,200})}");
    private static final int MAX_PARENTS = 20;
    private static final int MAX_ROUNDS = 20;
    private static final int MAX_LENGTH = 2000;

    private final XmlElement project;

    /** A version that this project or a parent manages. */
    private final Map<String, XmlElement> managed = new HashMap<>();

    private final Map<String, String> properties = new HashMap<>();

    /** What could not be followed, for people. */
    private final Set<String> missing = new TreeSet<>();

    private ProjectFile(XmlElement project) {
        this.project = project;
    }

    static ProjectFile read(ManifestFile file) throws IOException, ManifestException {
        List<XmlElement> chain = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        ManifestFile at = file;
        ProjectFile result = null;
        while (at != null) {
            if (!seen.add(at.path()) || chain.size() >= MAX_PARENTS) {
                throw new ManifestException(
                        Location.ofFile(file.path()),
                        "has itself among its parents, or more than " + MAX_PARENTS + " of them: "
                                + SafeText.of(at.path()));
            }
            XmlElement project = XmlElement.read(at);
            if (!project.name().equals("project")) {
                throw new ManifestException(
                        Location.ofFile(at.path()), "is no project file: its first element is no project");
            }
            chain.add(project);
            result = result == null ? new ProjectFile(project) : result;
            at = result.parent(project, at);
        }
        for (int i = chain.size() - 1; i >= 0; i--) {
            result.inherit(chain.get(i));
        }
        return result;
    }

    @CheckForNull
    private ManifestFile parent(XmlElement child, ManifestFile file) throws IOException, ManifestException {
        List<XmlElement> parents = child.children("parent");
        if (parents.isEmpty()) {
            return null;
        }
        XmlElement parent = parents.get(0);
        String relative = parent.childText("relativePath");
        String path = relative == null ? "../pom.xml" : relative;
        Optional<ManifestFile> found = path.isEmpty() ? Optional.empty() : file.resolve(path);
        if (found.isEmpty() && !path.isEmpty()) {
            found = file.resolve(path + "/pom.xml");
        }
        if (found.isPresent() && isWanted(parent, XmlElement.read(found.get()))) {
            return found.get();
        }
        missing.add("parent " + parent.childText("groupId") + ":" + parent.childText("artifactId") + ":"
                + parent.childText("version"));
        return null;
    }

    /** Maven takes the file at that path only if it is the parent that is meant. */
    private static boolean isWanted(XmlElement parent, XmlElement candidate) {
        String artifact = candidate.childText("artifactId");
        return artifact != null && artifact.equals(parent.childText("artifactId"));
    }

    private void inherit(XmlElement from) {
        for (XmlElement list : from.children("properties")) {
            list.children().forEach(property -> properties.put(property.name(), property.text()));
        }
        for (String name : List.of("groupId", "version")) {
            for (XmlElement parent : from.children("parent")) {
                put("project." + name, parent.childText(name));
                put("project.parent." + name, parent.childText(name));
            }
            put("project." + name, from.childText(name));
        }
        put("project.artifactId", from.childText("artifactId"));
        manage(from);
    }

    private void manage(XmlElement from) {
        for (XmlElement dependencies : from.children("dependencyManagement", "dependencies")) {
            for (XmlElement dependency : dependencies.children("dependency")) {
                if ("import".equals(dependency.childText("scope"))) {
                    missing.add("imported bill " + dependency.childText("groupId") + ":"
                            + dependency.childText("artifactId"));
                } else {
                    managed.put(key(dependency), dependency);
                }
            }
        }
    }

    private void put(String name, @CheckForNull String value) {
        if (value != null) {
            properties.put(name, value);
            properties.put(name.replaceFirst("^project\\.", "pom."), value);
        }
    }

    private static String key(XmlElement dependency) {
        return dependency.childText("groupId") + ":" + dependency.childText("artifactId");
    }

    XmlElement project() {
        return project;
    }

    /** Parents and imports that are not in the tree. */
    Set<String> missing() {
        return missing;
    }

    /** A field of a dependency, or of what manages it; null when neither has it. Properties are put in as far as known. */
    @CheckForNull
    String field(XmlElement dependency, String name) {
        String own = dependency.childText(name);
        if (own == null || own.isEmpty()) {
            XmlElement manager = managed.get(key(dependency));
            own = manager == null ? null : manager.childText(name);
        }
        return own == null ? null : interpolate(own);
    }

    /** Puts properties in; what is unknown or refers to itself stays as it is written. */
    String interpolate(String text) {
        String now = text;
        for (int round = 0; round < MAX_ROUNDS && now.contains("${") && now.length() <= MAX_LENGTH; round++) {
            Matcher matcher = PROPERTY.matcher(now);
            String next = matcher.replaceAll(
                    result -> Matcher.quoteReplacement(properties.getOrDefault(result.group(1), result.group())));
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now.length() > MAX_LENGTH ? text : now;
    }
}
