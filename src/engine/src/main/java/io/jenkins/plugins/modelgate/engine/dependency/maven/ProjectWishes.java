package io.jenkins.plugins.modelgate.engine.dependency.maven;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Bills;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the project files of a tree ask for, judged when all bills of material have been read: one that lists every package that a
 * project asks for, in a version that it asks for, was made by its build and lists what those need as well.
 */
final class ProjectWishes {
    /**
     * @param range versions that satisfy it; null when nothing here says so
     * @param open why nobody here knows the version, or null
     */
    record Wish(
            Component component,
            @CheckForNull MavenRange range,
            @CheckForNull String open) {}

    private record Project(String path, List<Wish> wishes, Set<String> missing) {}

    private final List<Project> projects = new ArrayList<>();
    private final Set<String> modules = new HashSet<>();

    void add(String path, String name, List<Wish> wishes, Set<String> missing) {
        projects.add(new Project(path, wishes, missing));
        modules.add(name);
    }

    void tell(InventoryBuilder inventory) throws ManifestException {
        Bills bills = new Bills(inventory);
        for (Project project : projects) {
            boolean decided = bills.covers(project.path(), Ecosystem.MAVEN)
                    && project.wishes().stream().allMatch(wish -> isOwn(wish) || isIn(bills, project, wish));
            for (Wish wish : project.wishes()) {
                tell(wish, decided, bills, project, inventory);
            }
            if (!decided) {
                left(project, inventory);
            }
        }
    }

    private static void tell(Wish wish, boolean decided, Bills bills, Project project, InventoryBuilder inventory)
            throws ManifestException {
        Component component = wish.component();
        Set<Component> found =
                bills.find(project.path(), Ecosystem.MAVEN, component.id().name());
        if (!decided || component.id().version() != null || found.isEmpty()) {
            inventory.add(component);
            if (!decided && wish.open() != null) {
                inventory.incomplete(component.location(), wish.open());
            }
            return;
        }
        for (Component each : found) {
            inventory.add(new Component(
                    each.id(),
                    Pin.VERSION,
                    component.requirement(),
                    List.of(),
                    component.source(),
                    each.licenses(),
                    true,
                    component.group(),
                    component.location()));
        }
    }

    private static void left(Project project, InventoryBuilder inventory) {
        Location where = Location.ofFile(project.path());
        for (String missing : project.missing()) {
            inventory.incomplete(
                    where,
                    "takes versions or dependencies from what is not in the tree: " + SafeText.of(missing)
                            + "; put a bill of material that Maven made beside it or into target/");
        }
        if (!project.wishes().isEmpty()) {
            inventory.incomplete(
                    where,
                    "names what the project itself asks for, and not what those packages need; put a bill of material that"
                            + " lists all of them beside it or into target/ (cyclonedx-maven-plugin: makeAggregateBom with"
                            + " includeTestScope)");
        }
    }

    /** Another project of this tree. */
    private boolean isOwn(Wish wish) {
        return modules.contains(wish.component().id().name());
    }

    private static boolean isIn(Bills bills, Project project, Wish wish) {
        ComponentId id = wish.component().id();
        return bills.find(project.path(), Ecosystem.MAVEN, id.name()).stream()
                .anyMatch(each -> satisfies(String.valueOf(each.id().version()), wish));
    }

    private static boolean satisfies(String version, Wish wish) {
        String exact = wish.component().id().version();
        if (exact != null) {
            return exact.equals(version);
        }
        try {
            return wish.range() == null || wish.range().contains(version);
        } catch (InvalidVersionException e) {
            return false;
        }
    }
}
