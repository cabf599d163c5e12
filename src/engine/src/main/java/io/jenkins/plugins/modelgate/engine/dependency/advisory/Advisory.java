package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Set;

/**
 * One advisory about one package. All strings come from a database that somebody else writes.
 *
 * @param id such as {@code GHSA-…}, {@code PYSEC-…}, {@code CVE-…}
 * @param aliases other ids of the same vulnerability, without {@code id}
 * @param summary one line
 * @param vectors CVSS vectors as given, any of v2, v3.0, v3.1, v4.0
 * @param score the highest base score that is given, 0 to 10, by whatever version of CVSS, or null
 * @param rating severity in words where a database gives no score ({@code HIGH}), or null
 * @param fixed first fixed versions of the affected ranges, in the ecosystem's order; empty when none is known
 * @param epss probability of exploitation within 30 days, 0 to 1 (FIRST EPSS), or null
 * @param exploited whether CISA lists it among the known exploited ones
 * @param withdrawn whether its authors took it back
 */
public record Advisory(
        String id,
        Set<String> aliases,
        String summary,
        List<String> vectors,
        @CheckForNull Double score,
        @CheckForNull String rating,
        List<String> fixed,
        @CheckForNull Double epss,
        boolean exploited,
        boolean withdrawn) {

    public Advisory {
        aliases = Set.copyOf(aliases);
        vectors = List.copyOf(vectors);
        fixed = List.copyOf(fixed);
    }
}
