package io.jenkins.plugins.modelgate.engine.dependency.python;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.Requirement;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;

/** Tells what one file asks for as components: each text one dependency specifier. */
public final class Asked {
    private final InventoryBuilder inventory;
    private final String file;

    public Asked(InventoryBuilder inventory, String file) {
        this.inventory = inventory;
        this.file = file;
    }

    /** Name of an extra or group that people named: never one of those that are judged less severely. */
    public static String group(String name) {
        return name.equals(Component.BUILD_NEED) || name.equals(Component.CONSTRAINT) ? name + " group" : name;
    }

    /**
     * One dependency specifier; one that is none leaves the file incomplete.
     *
     * @param group extra or group that brings it, or null
     * @param member where in the file
     */
    public void specifier(String text, @CheckForNull String group, String member) throws ManifestException {
        Requirement requirement;
        try {
            requirement = Requirement.of(text);
        } catch (RequirementException e) {
            inventory.incomplete(where(member), e.getMessage());
            return;
        }
        if (group == null && requirement.neverHolds()) {
            return;
        }
        String version = requirement.versions().pinned();
        if (requirement.url() != null) {
            DirectReference reference = DirectReference.of(requirement.url());
            add(requirement.name(), reference.version(), reference.pin(), text, reference.text(), group, member);
            return;
        }
        Pin open = requirement.versions().clauses().isEmpty() ? Pin.NOTHING : Pin.RANGE;
        add(requirement.name(), version, version == null ? open : Pin.VERSION, text, null, group, member);
    }

    /** One package whose parts are known. @param source where it comes from, or null for the registry */
    public void add(
            String name,
            @CheckForNull String version,
            Pin pin,
            String text,
            @CheckForNull String source,
            @CheckForNull String group,
            String member)
            throws ManifestException {
        inventory.add(new Component(
                new ComponentId(
                        Ecosystem.PYPI,
                        SafeText.of(Ecosystem.PYPI.normalise(name)),
                        version == null ? null : SafeText.of(version)),
                pin,
                shown(text),
                source == null ? List.of() : DirectReference.of(source).hashes(),
                source == null ? null : shown(source),
                List.of(),
                true,
                group == null ? null : SafeText.of(group),
                where(member)));
    }

    /** Something about where packages come from. */
    public void tell(Fact.Kind kind, String value, String member) throws ManifestException {
        inventory.tell(new Fact(kind, null, shown(value), where(member)));
    }

    /** The file does not say everything. */
    public void incomplete(String member, String why) {
        inventory.incomplete(where(member), why);
    }

    private Location where(String member) {
        return new Location(file, member.isEmpty() ? null : SafeText.of(member), -1);
    }

    private static String shown(String text) {
        return SafeText.of(DirectReference.withoutSecrets(text), 290);
    }
}
