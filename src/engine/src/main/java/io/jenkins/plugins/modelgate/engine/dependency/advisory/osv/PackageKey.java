package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.util.List;

/**
 * A package as advisories name it.
 *
 * @param ecosystem one that OSV knows
 * @param name as {@link Ecosystem#normalise} spells it
 */
record PackageKey(Ecosystem ecosystem, String name) implements Comparable<PackageKey> {
    /** The ecosystems whose versions can be compared here. */
    static final List<Ecosystem> KNOWN = List.of(Ecosystem.PYPI, Ecosystem.NPM, Ecosystem.MAVEN);

    /** Bit, beside those of the ecosystems, for all others that a record names. */
    static final int OTHERS = 1 << 30;

    /**
     * The package of an {@code affected} entry.
     *
     * @param ecosystem with or without the suffix that names a registry, {@code Maven:https://maven.google.com}: which
     *     registry a component came from is seldom known, so that such an advisory counts for every one
     * @return null for ecosystems of no concern here
     */
    @CheckForNull
    static PackageKey ofAdvisory(String ecosystem, String name) {
        int colon = ecosystem.indexOf(':');
        String plain = colon < 0 ? ecosystem : ecosystem.substring(0, colon);
        for (Ecosystem known : KNOWN) {
            if (plain.equalsIgnoreCase(known.osvName())) {
                return new PackageKey(known, known.normalise(name));
            }
        }
        return null;
    }

    /** What a record's ecosystems gain by a package; null is one of no concern here. */
    static int bit(@CheckForNull PackageKey key) {
        return key == null ? OTHERS : 1 << key.ecosystem().ordinal();
    }

    /** The package to look for; null when OSV knows no such ecosystem. A conda package is looked for as PyPI's. */
    @CheckForNull
    static PackageKey ofComponent(ComponentId component) {
        Ecosystem ecosystem = component.ecosystem() == Ecosystem.CONDA ? Ecosystem.PYPI : component.ecosystem();
        return KNOWN.contains(ecosystem) ? new PackageKey(ecosystem, ecosystem.normalise(component.name())) : null;
    }

    @Override
    public int compareTo(PackageKey other) {
        int order = ecosystem.compareTo(other.ecosystem);
        return order == 0 ? name.compareTo(other.name) : order;
    }
}
