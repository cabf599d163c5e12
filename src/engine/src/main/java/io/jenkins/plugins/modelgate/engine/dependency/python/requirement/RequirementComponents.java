package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the lines of a requirement file and of those that it includes mean together: a constraint pins what another line
 * leaves open. A constraint that no line asks for is told as a package that may come along, for something may need it.
 */
final class RequirementComponents {
    /** Options that change where packages come from or what installing them does. */
    private static final Map<String, Fact.Kind> KINDS = Map.of(
            "--extra-index-url", Fact.Kind.EXTRA_INDEX,
            "--index-url", Fact.Kind.INDEX,
            "--find-links", Fact.Kind.FIND_LINKS,
            "--trusted-host", Fact.Kind.TRUSTED_HOST,
            "--no-binary", Fact.Kind.NO_BINARY);

    private final InventoryBuilder inventory;
    private final List<Entry> wanted = new ArrayList<>();
    private final Map<String, Entry> constraints = new LinkedHashMap<>();
    private final Set<String> wantedFiles = new HashSet<>();
    private final Set<String> constraintFiles = new HashSet<>();

    RequirementComponents(InventoryBuilder inventory) {
        this.inventory = inventory;
    }

    private record Entry(
            RequirementLine line,
            String text,
            Location where,
            String name,
            @CheckForNull String version) {}

    /** Whether a file is included for the first time; a second time would say nothing new. */
    boolean include(String path, boolean constraint) {
        return (constraint ? constraintFiles : wantedFiles).add(path);
    }

    void add(RequirementLine line, String text, boolean constraint, Location where) throws ManifestException {
        if (line.neverHolds()) {
            return;
        }
        Requirement requirement = line.requirement();
        DirectReference reference = line.reference();
        String version = requirement == null ? null : requirement.versions().pinned();
        version = version == null && reference != null ? reference.version() : version;
        if (requirement == null) {
            inventory.incomplete(
                    where,
                    "names a package by its place alone, so nobody can look it up: write name @ URL, or check its"
                            + " directory as well");
        }
        String name = Ecosystem.PYPI.normalise(
                requirement == null ? DirectReference.withoutSecrets(reference.text()) : requirement.name());
        Entry entry = new Entry(line, text, where, name, version);
        if (!constraint) {
            wanted.add(entry);
        } else if (constraints.putIfAbsent(name, entry) != null && version != null) {
            // pip demands both; the one that leaves a single version says which it is.
            constraints.computeIfPresent(name, (key, other) -> other.version() == null ? entry : other);
        }
    }

    void tell(RequirementOptions options, Location where) throws ManifestException {
        for (Map.Entry<String, List<String>> option : options.values().entrySet()) {
            Fact.Kind kind = KINDS.get(option.getKey());
            for (String value : kind == null ? List.<String>of() : option.getValue()) {
                inventory.tell(new Fact(kind, null, shown(value), where));
            }
        }
    }

    void finish() throws ManifestException {
        Set<String> asked = new HashSet<>();
        for (Entry entry : wanted) {
            asked.add(entry.name());
            Entry constraint = constraints.get(entry.name());
            emit(entry, entry.version() == null ? constraint : null, true);
        }
        for (Entry entry : constraints.values()) {
            if (!asked.contains(entry.name())) {
                emit(entry, null, false);
            }
        }
    }

    private void emit(Entry entry, @CheckForNull Entry constraint, boolean direct) throws ManifestException {
        Entry deciding = constraint != null && constraint.version() != null ? constraint : entry;
        DirectReference reference = entry.line().reference();
        ComponentId id = new ComponentId(Ecosystem.PYPI, shown(entry.name()), deciding.version());
        List<String> hashes = new ArrayList<>(entry.line().hashes());
        if (constraint != null) {
            hashes.addAll(constraint.line().hashes());
        }
        if (reference != null) {
            hashes.addAll(reference.hashes());
        }
        inventory.add(new Component(
                id,
                pin(entry, deciding, hashes),
                shown(entry.text()),
                hashes,
                reference == null ? null : shown(reference.text()),
                List.of(),
                direct,
                direct ? null : Component.CONSTRAINT,
                entry.where()));
        if (entry.line().editable()) {
            inventory.tell(new Fact(Fact.Kind.EDITABLE, id, shown(entry.text()), entry.where()));
        }
    }

    private static Pin pin(Entry entry, Entry deciding, List<String> hashes) {
        DirectReference reference = entry.line().reference();
        boolean hashed = !hashes.isEmpty();
        if (reference != null) {
            return hashed
                            && reference.pin() == Pin.LOCATION
                            && !entry.line().hashes().isEmpty()
                    ? Pin.HASHED
                    : reference.pin();
        }
        if (deciding.version() != null) {
            return hashed ? Pin.HASHED : Pin.VERSION;
        }
        Requirement requirement = entry.line().requirement();
        return requirement == null || requirement.versions().clauses().isEmpty() ? Pin.NOTHING : Pin.RANGE;
    }

    private static String shown(String text) {
        return SafeText.of(DirectReference.withoutSecrets(text), 290);
    }
}
