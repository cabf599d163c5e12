package io.jenkins.plugins.modelgate.engine.dependency.maven;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.XmlElement;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.List;

/**
 * {@code pom.xml}: the packages that a project itself asks for, profiles included. What those need in turn stands in files of a
 * repository, which are not fetched, so a project file alone never is the whole inventory.
 */
public final class ProjectReader implements ManifestReader {
    @Override
    public String format() {
        return "maven-pom";
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("pom.xml") || path.endsWith("/pom.xml") && !path.contains("META-INF/maven/");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        ProjectFile project = ProjectFile.read(file);
        int count = dependencies(project, project.project(), null, file, inventory);
        for (XmlElement profile : project.project().children("profiles", "profile")) {
            count += dependencies(
                    project, profile, "profile " + SafeText.of("" + profile.childText("id")), file, inventory);
        }
        for (String missing : project.missing()) {
            inventory.incomplete(
                    Location.ofFile(file.path()),
                    "takes versions or dependencies from what is not in the tree: " + SafeText.of(missing)
                            + "; check a bill of material that Maven made, or the jars");
        }
        if (count > 0) {
            inventory.incomplete(
                    Location.ofFile(file.path()),
                    "names what the project itself asks for, and not what those packages need; check a bill of material"
                            + " that Maven made (cyclonedx-maven-plugin), or the jars");
        }
    }

    private static int dependencies(
            ProjectFile project,
            XmlElement owner,
            @CheckForNull String profile,
            ManifestFile file,
            InventoryBuilder inventory)
            throws ManifestException {
        List<XmlElement> dependencies = owner.children("dependencies", "dependency");
        for (XmlElement dependency : dependencies) {
            add(project, dependency, profile, new Location(file.path(), "line " + dependency.line(), -1), inventory);
        }
        return dependencies.size();
    }

    private static void add(
            ProjectFile project,
            XmlElement dependency,
            @CheckForNull String profile,
            Location where,
            InventoryBuilder inventory)
            throws ManifestException {
        String group = dependency.childText("groupId");
        String artifact = dependency.childText("artifactId");
        if (group == null || artifact == null || group.isEmpty() || artifact.isEmpty()) {
            throw new ManifestException(where, "is a dependency without groupId or artifactId");
        }
        String name = project.interpolate(group) + ":" + project.interpolate(artifact);
        String written = project.field(dependency, "version");
        String path = project.field(dependency, "systemPath");
        Wish wish = wish(written, path, name, where, inventory);
        if (name.contains("${")) {
            inventory.incomplete(where, "has a name with a property that is not known here: " + SafeText.of(name));
        }
        inventory.add(new Component(
                ComponentId.of(Ecosystem.MAVEN, name, wish.version),
                wish.pin,
                SafeText.of(name + ":" + (written == null ? "" : written), 300),
                List.of(),
                path == null ? null : SafeText.of(path, 300),
                List.of(),
                true,
                scope(project, dependency, profile),
                where));
    }

    /** What a version element says. */
    private record Wish(Pin pin, @CheckForNull String version) {}

    private static Wish wish(
            @CheckForNull String written,
            @CheckForNull String path,
            String name,
            Location where,
            InventoryBuilder inventory) {
        if (written == null || written.isEmpty() || written.contains("${")) {
            inventory.incomplete(
                    where,
                    SafeText.of(name) + " has "
                            + (written == null ? "no version" : "the version " + SafeText.quote(written))
                            + " here; what decides it is not in the tree");
            return new Wish(Pin.NOTHING, null);
        }
        if (written.equals("LATEST") || written.equals("RELEASE")) {
            return new Wish(Pin.NOTHING, null);
        }
        try {
            MavenRange range = MavenRange.parse(written);
            if (!range.isExact()) {
                return new Wish(Pin.RANGE, null);
            }
            String version = range.exact();
            boolean moves = version != null && version.endsWith("-SNAPSHOT");
            return new Wish(path != null ? Pin.LOCATION : moves ? Pin.REFERENCE : Pin.VERSION, version);
        } catch (InvalidVersionException e) {
            inventory.incomplete(where, e.getMessage());
            return new Wish(Pin.NOTHING, null);
        }
    }

    @CheckForNull
    private static String scope(ProjectFile project, XmlElement dependency, @CheckForNull String profile) {
        if (profile != null) {
            return profile;
        }
        String scope = project.field(dependency, "scope");
        if ("true".equals(project.field(dependency, "optional"))) {
            return "optional";
        }
        return scope == null || scope.equals("compile") || scope.equals("runtime") ? null : SafeText.of(scope);
    }
}
