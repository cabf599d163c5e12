package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Comparator;

/**
 * Which package.
 *
 * @param ecosystem where it comes from
 * @param name as {@link Ecosystem#normalise} spells it
 * @param version exact, as written, or null when the input names none
 */
public record ComponentId(
        Ecosystem ecosystem, String name, @CheckForNull String version) implements Comparable<ComponentId> {
    private static final Comparator<ComponentId> ORDER = Comparator.comparing(ComponentId::ecosystem)
            .thenComparing(ComponentId::name)
            .thenComparing(ComponentId::version, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The same package under its one spelling. */
    public static ComponentId of(Ecosystem ecosystem, String name, @CheckForNull String version) {
        return new ComponentId(ecosystem, ecosystem.normalise(name), version);
    }

    @Override
    public int compareTo(ComponentId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return version == null ? name : name + " " + version;
    }
}
