package io.jenkins.plugins.modelgate.engine.signature.proof;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a proof says in the end.
 *
 * @param signer who vouches, verified; null for a list of digests that nobody vouches for
 * @param differences between what was signed and what is there; none if all is as it was signed
 * @param metrics numbers and short texts for the report
 * @param remarks deviations that were tolerated, a sentence each
 */
public record Conclusion(
        @CheckForNull Signer signer, List<Difference> differences, Map<String, Object> metrics, List<String> remarks) {

    public Conclusion {
        differences = List.copyOf(differences);
        metrics = java.util.Collections.unmodifiableMap(new TreeMap<>(metrics));
        remarks = List.copyOf(remarks);
    }
}
