package io.jenkins.plugins.modelgate.engine.dataset;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the parts of the check are told beyond the rows. Paths are absolute.
 *
 * @param contract ODCS document that the rows must fulfil, or null
 * @param baseline {@code profile.json} of an accepted version to compare with, or null
 * @param history directory with the profiles of earlier runs, to which this one's is added if it passes; or null
 * @param label column that a model would learn, or null
 * @param source column that names each row's origin, annotator or batch, or null
 * @param predictions file with class probabilities of each row, or null
 * @param embeddings file with one numeric column per dimension for each row, or null
 * @param infer file that a first contract is written to, or null
 * @param sample share of the rows that the poisoning indicators look at, above 0 and at most 1; contract, profile and drift always look
 *     at all of them
 * @param tables what the contract's relationships and queries may name besides the rows: for each object of the contract, files,
 *     directories and globs in the workspace; where a database runs the queries, the name of one of its tables
 */
public record DatasetOptions(
        @CheckForNull Path contract,
        @CheckForNull Path baseline,
        @CheckForNull Path history,
        @CheckForNull String label,
        @CheckForNull String source,
        @CheckForNull Path predictions,
        @CheckForNull Path embeddings,
        @CheckForNull Path infer,
        double sample,
        Map<String, List<String>> tables) {

    public DatasetOptions {
        if (!(sample > 0 && sample <= 1)) {
            throw new IllegalArgumentException("sample is a share above 0 and at most 1, not " + sample);
        }
        Map<String, List<String>> copies = new LinkedHashMap<>();
        tables.forEach((table, files) -> copies.put(table, List.copyOf(files)));
        tables = Collections.unmodifiableMap(copies);
    }

    /** Nothing known. */
    public static DatasetOptions none() {
        return new DatasetOptions(null, null, null, null, null, null, null, null, 1, Map.of());
    }

    /** The same with a label. */
    public DatasetOptions withLabel(@CheckForNull String column) {
        return new DatasetOptions(
                contract, baseline, history, column, source, predictions, embeddings, infer, sample, tables);
    }
}
