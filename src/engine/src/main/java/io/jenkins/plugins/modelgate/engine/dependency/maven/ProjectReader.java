package io.jenkins.plugins.modelgate.engine.dependency.maven;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.CheckedTree;
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
import java.util.ArrayList;
import java.util.List;

/**
 * {@code pom.xml}: the packages that a project itself asks for, profiles included. What those need in turn stands in files of a
 * repository, which are not fetched, so a project file alone never is the whole inventory; with a bill of material that its build
 * made it is.
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
        List<ProjectWishes.Wish> wishes = new ArrayList<>();
        wishes(project, project.project(), null, file, inventory, wishes);
        for (XmlElement profile : project.project().children("profiles", "profile")) {
            wishes(project, profile, "profile " + SafeText.of("" + profile.childText("id")), file, inventory, wishes);
        }
        inventory
                .shared(ProjectWishes.class, ProjectWishes::new)
                .add(
                        file.path(),
                        project.interpolate("${project.groupId}:${project.artifactId}"),
                        wishes,
                        project.missing());
    }

    @Override
    public void finish(CheckedTree tree, InventoryBuilder inventory) throws ManifestException {
        inventory.shared(ProjectWishes.class, ProjectWishes::new).tell(inventory);
    }

    private static void wishes(
            ProjectFile project,
            XmlElement owner,
            @CheckForNull String profile,
            ManifestFile file,
            InventoryBuilder inventory,
            List<ProjectWishes.Wish> wishes)
            throws ManifestException {
        for (XmlElement dependency : owner.children("dependencies", "dependency")) {
            wishes.add(wish(
                    project,
                    dependency,
                    profile,
                    new Location(file.path(), "line " + dependency.line(), -1),
                    inventory));
        }
    }

    private static ProjectWishes.Wish wish(
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
        if (name.contains("${")) {
            inventory.incomplete(where, "has a name with a property that is not known here: " + SafeText.of(name));
        }
        String written = project.field(dependency, "version");
        String path = project.field(dependency, "systemPath");
        String open = null;
        MavenRange range = null;
        if (written == null || written.isEmpty() || written.contains("${")) {
            open = SafeText.of(name) + " has "
                    + (written == null ? "no version" : "the version " + SafeText.quote(written))
                    + " here; what decides it is not in the tree";
        } else if (!written.equals("LATEST") && !written.equals("RELEASE")) {
            range = range(written, where, inventory);
        }
        return new ProjectWishes.Wish(
                new Component(
                        ComponentId.of(Ecosystem.MAVEN, name, range == null ? null : range.exact()),
                        range == null ? Pin.NOTHING : pin(range, path),
                        SafeText.of(name + ":" + (written == null ? "" : written), 300),
                        List.of(),
                        path == null ? null : SafeText.of(path, 300),
                        List.of(),
                        true,
                        scope(project, dependency, profile),
                        where),
                range,
                open);
    }

    @CheckForNull
    private static MavenRange range(String written, Location where, InventoryBuilder inventory) {
        try {
            return MavenRange.parse(written);
        } catch (InvalidVersionException e) {
            inventory.incomplete(where, e.getMessage());
            return null;
        }
    }

    private static Pin pin(MavenRange range, @CheckForNull String path) {
        String version = range.exact();
        if (version == null) {
            return Pin.RANGE;
        }
        return path != null ? Pin.LOCATION : version.endsWith("-SNAPSHOT") ? Pin.REFERENCE : Pin.VERSION;
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
