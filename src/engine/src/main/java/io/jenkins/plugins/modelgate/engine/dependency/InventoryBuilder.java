package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Gathers what readers say, within bounds. */
public final class InventoryBuilder {
    /** Most components of one tree; a lock file of a large project has some 3,000. */
    public static final int MAX_COMPONENTS = 200_000;

    /** Most edges between them. */
    public static final int MAX_NEEDS = 2_000_000;

    /** Most facts; of an installed environment, one for each of its files at the worst. */
    public static final int MAX_FACTS = 200_000;

    /** Most bytes of files that others include, each counted for every file that leads to it. */
    private static final long MAX_INCLUDED = 256L << 20;

    /** Most findings about what one file leaves out; the coverage tells the rest. */
    private static final int MAX_TOLD = 100;

    private final Set<Component> components = new LinkedHashSet<>();
    private final Map<ComponentId, Set<ComponentId>> needs = new TreeMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final Set<String> incomplete = new HashSet<>();
    private final Map<String, InputRole> roles = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private InputRole reading = InputRole.INSTRUCTION;
    private long edges;
    private long included;

    /** From now on a reader says what inputs of this role hold. */
    void reading(InputRole role) {
        reading = role;
    }

    /**
     * One package at one place. The same of the same place counts once: a file may be read on the way from several others.
     *
     * @throws ManifestException when there are too many
     */
    public void add(Component component) throws ManifestException {
        if (components.size() >= MAX_COMPONENTS) {
            throw new ManifestException(
                    component.location(),
                    "names more than " + MAX_COMPONENTS + " packages together with the inputs before it; check fewer"
                            + " at once");
        }
        components.add(component);
        roles.merge(component.location().file(), reading, InputRole::stricter);
    }

    /**
     * One package needs another. A target without a version means every version of it that some input names.
     *
     * @throws ManifestException when there are too many such edges
     */
    public void needs(ComponentId from, ComponentId to, Location where) throws ManifestException {
        if (needs.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(to) && ++edges > MAX_NEEDS) {
            throw new ManifestException(where, "has more than " + MAX_NEEDS + " edges between packages");
        }
    }

    /**
     * A lock file decides for the manifest of another directory as well.
     *
     * @param directory relative to the lock file's own, or a pattern of such
     */
    public void governs(String lock, String directory) {
        members.computeIfAbsent(lock, key -> new TreeSet<>()).add(directory);
    }

    Map<String, Set<String>> members() {
        return members;
    }

    public void find(Finding finding) {
        findings.add(finding);
    }

    /** @throws ManifestException when there are too many */
    public void tell(Fact fact) throws ManifestException {
        if (facts.size() >= MAX_FACTS) {
            throw new ManifestException(fact.location(), "says more than " + MAX_FACTS + " things about its packages");
        }
        facts.add(fact);
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    Map<String, InputRole> roles() {
        return roles;
    }

    /** What readers of one kind have gathered of this tree; the first who asks makes it. */
    public <T> T shared(Class<T> type, Supplier<T> made) {
        return type.cast(shared.computeIfAbsent(type, key -> made.get()));
    }

    /** Packages so far of inputs of one role, or of all. */
    public List<Component> named(@CheckForNull InputRole role) {
        return components.stream()
                .filter(each -> role == null || roles.get(each.location().file()) == role)
                .toList();
    }

    /**
     * A file is read because another includes it. What it means depends on what includes it, so it is read for each; this
     * bounds how often.
     *
     * @throws ManifestException when that was done too often
     */
    public void include(ManifestFile file) throws ManifestException {
        included += file.size() + 1_000;
        if (included > MAX_INCLUDED) {
            throw new ManifestException(
                    Location.ofFile(file.path()),
                    "is included once more, after more than " + MAX_INCLUDED
                            + " bytes of such files; check fewer at once");
        }
    }

    /**
     * An input does not say everything: it has less than full coverage from now on, and a finding says why.
     *
     * @param why what is missing and how to mend it
     */
    public void incomplete(Location where, String why) {
        if (where.file().isEmpty()) {
            throw new IllegalArgumentException("names no file");
        }
        leaveIncomplete(where.file());
        Finding finding = Finding.of(InventoryRules.UNEXAMINED, where, SafeText.of(why, 1_000));
        if (!findings.contains(finding) && told.merge(where.file(), 1, Integer::sum) <= MAX_TOLD) {
            find(finding);
        }
    }

    void leaveIncomplete(String path) {
        incomplete.add(path);
    }

    Set<String> incomplete() {
        return incomplete;
    }

    /** Whether nobody has said so far that this input leaves something out. */
    public boolean isComplete(String path) {
        return !incomplete.contains(path);
    }

    List<Component> components() {
        return List.copyOf(components);
    }

    /** Who needs whom, targets without a version replaced by what is there of that name. */
    Map<ComponentId, Set<ComponentId>> edges() {
        Map<ComponentId, Set<ComponentId>> versions = new HashMap<>();
        for (Component component : components) {
            versions.computeIfAbsent(withoutVersion(component.id()), id -> new LinkedHashSet<>())
                    .add(component.id());
        }
        Map<ComponentId, Set<ComponentId>> resolved = new TreeMap<>();
        needs.forEach((from, targets) -> {
            Set<ComponentId> all = new LinkedHashSet<>();
            for (ComponentId to : targets) {
                all.addAll(to.version() == null ? versions.getOrDefault(to, Set.of(to)) : Set.of(to));
            }
            resolved.put(from, all);
        });
        return resolved;
    }

    private static ComponentId withoutVersion(ComponentId id) {
        return new ComponentId(id.ecosystem(), id.name(), null);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
