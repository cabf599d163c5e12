package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * A package and which of its versions.
 *
 * @param vectors CVSS vectors for this package; when there are none the record's own count
 * @param rating severity in words for this package, or null
 * @param versions single versions; with no version and no range every version is affected
 */
record OsvAffected(
        PackageKey key,
        List<String> vectors,
        @CheckForNull String rating,
        List<OsvRange> ranges,
        List<String> versions) {
    OsvAffected {
        vectors = List.copyOf(vectors);
        ranges = List.copyOf(ranges);
        versions = List.copyOf(versions);
    }
}
