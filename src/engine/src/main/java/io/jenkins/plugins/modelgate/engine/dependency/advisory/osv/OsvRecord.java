package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What is needed of one record.
 *
 * @param modified in milliseconds since 1970; of several records with one id the latest counts
 * @param withdrawn whether its authors took it back
 * @param vectors CVSS vectors
 * @param rating severity in words, or null
 * @param affected packages of the ecosystems that are compared here, and among them those that were asked for
 * @param ecosystems bit {@code 1 << Ecosystem.ordinal()} for each ecosystem that any {@code affected} entry names, {@link PackageKey#OTHERS}
 *     for those of no concern here
 */
record OsvRecord(
        String id,
        long modified,
        boolean withdrawn,
        List<String> aliases,
        String summary,
        List<String> vectors,
        @CheckForNull String rating,
        List<OsvAffected> affected,
        int ecosystems) {

    OsvRecord {
        aliases = List.copyOf(aliases);
        vectors = List.copyOf(vectors);
        affected = List.copyOf(affected);
    }

    /** One about none of the packages that were asked for: of it only counts when it was modified, and what it is about. */
    static OsvRecord foreign(String id, long modified, int ecosystems) {
        return new OsvRecord(id, modified, false, List.of(), "", List.of(), null, List.of(), ecosystems);
    }

    /** The same record with what it says of one package. */
    OsvRecord of(PackageKey key) {
        return new OsvRecord(
                id,
                modified,
                withdrawn,
                aliases,
                summary,
                vectors,
                rating,
                affected.stream().filter(each -> each.key().equals(key)).toList(),
                ecosystems);
    }
}
