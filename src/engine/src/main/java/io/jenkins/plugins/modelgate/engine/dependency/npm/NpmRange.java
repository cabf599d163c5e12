package io.jenkins.plugins.modelgate.engine.dependency.npm;

import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A range as {@code package.json} writes it: alternatives between {@code ||}, each a list of comparators ({@code >=1.2 <2},
 * {@code ^1.2.3}, {@code ~1.2}, {@code 1.x}) or a hyphen range, all of which must hold. As npm's package {@code semver} reads it
 * in its strict mode: a prerelease satisfies a range only if a comparator names a prerelease of the very same release.
 */
public final class NpmRange {
    private final List<Set<NpmComparator>> alternatives;

    private NpmRange(List<Set<NpmComparator>> alternatives) {
        this.alternatives = alternatives;
    }

    /** @throws InvalidVersionException when npm would not take it for a range: a tag, a URL, an alias */
    public static NpmRange parse(String text) throws InvalidVersionException {
        List<Set<NpmComparator>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            Set<NpmComparator> comparators = new LinkedHashSet<>(NpmRangeSyntax.comparators(alternative, text));
            comparators.remove(comparators.size() > 1 ? NpmComparator.ANY : null);
            alternatives.add(comparators);
        }
        // npm shortens a range that has "anything" among its alternatives to that, which then admits no prerelease
        for (Set<NpmComparator> alternative : alternatives) {
            if (alternative.equals(Set.of(NpmComparator.ANY))) {
                return new NpmRange(List.of(alternative));
            }
        }
        return new NpmRange(alternatives);
    }

    /**
     * Whether npm would install this version for it.
     *
     * @throws InvalidVersionException when that is no version
     */
    public boolean contains(String version) throws InvalidVersionException {
        NpmVersion candidate = NpmVersion.parse(version);
        return alternatives.stream().anyMatch(alternative -> holds(alternative, candidate));
    }

    /** Whether it is one version, written in full, and nothing else. */
    public boolean isExact() {
        return alternatives.size() == 1
                && alternatives.get(0).size() == 1
                && alternatives.get(0).iterator().next().operator() == NpmComparator.Operator.EQUAL;
    }

    /** Whether any release satisfies it. */
    public boolean isAnything() {
        return alternatives.size() == 1 && alternatives.get(0).equals(Set.of(NpmComparator.ANY));
    }

    private static boolean holds(Set<NpmComparator> comparators, NpmVersion version) {
        boolean named = version.prerelease().isEmpty();
        for (NpmComparator comparator : comparators) {
            if (!comparator.holds(version)) {
                return false;
            }
            named |= comparator.namesPrereleaseOf(version);
        }
        return named;
    }
}
