package io.jenkins.plugins.modelgate.engine.dependency.npm;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One bound of a range.
 *
 * @param version what it compares with; null for {@link Operator#ANY} alone
 */
record NpmComparator(Operator operator, @CheckForNull NpmVersion version) {
    /** Every release satisfies it. */
    static final NpmComparator ANY = new NpmComparator(Operator.ANY, null);

    /** What a bound demands. */
    enum Operator {
        ANY,
        EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }

    boolean holds(NpmVersion candidate) {
        if (version == null) {
            return true;
        }
        int order = candidate.compareTo(version);
        return switch (operator) {
            case ANY -> true;
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /** Whether who wrote it has chosen prereleases of this release. */
    boolean namesPrereleaseOf(NpmVersion candidate) {
        return version != null && !version.prerelease().isEmpty() && version.sameRelease(candidate);
    }
}
