package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.List;

/**
 * What the check is told about a dataset.
 *
 * @param label name of the column that a model would learn, or null: then no indicator that needs labels runs
 * @param sources columns that name each row's origin, annotator or batch; more are recognised by their names
 * @param text columns with prose; empty to recognise them by their values
 * @param baseline what an earlier, accepted version of the dataset left behind, or null
 * @param predictions class probabilities of each row, out of sample, in the rows' order: one column per class named as the class, or null
 * @param embeddings one numeric column per dimension, in the rows' order, or null
 * @param duplicateShare share of rows in floods of duplicates from which the finding is HIGH, 0 to 1
 * @param conflictingLabels share of rows whose twins carry another label from which the finding is HIGH, 0 to 1
 * @param triggerPurity share of one label among the rows with a value or word from which it counts as a trigger, 0 to 1
 */
public record PoisoningOptions(
        @CheckForNull String label,
        List<String> sources,
        List<String> text,
        @CheckForNull KnownSigns baseline,
        @CheckForNull Table predictions,
        @CheckForNull Table embeddings,
        double duplicateShare,
        double conflictingLabels,
        double triggerPurity) {

    public PoisoningOptions {
        sources = List.copyOf(sources);
        text = List.copyOf(text);
        requireShare(duplicateShare, "duplicateShare");
        requireShare(conflictingLabels, "conflictingLabels");
        requireShare(triggerPurity, "triggerPurity");
    }

    /** The default policy's thresholds, nothing but the label known. */
    public static PoisoningOptions of(@CheckForNull String label) {
        return new PoisoningOptions(label, List.of(), List.of(), null, null, null, 0.02, 0.005, 0.98);
    }

    /** The same with these columns of origin. */
    public PoisoningOptions withSources(List<String> columns) {
        return new PoisoningOptions(
                label,
                columns,
                text,
                baseline,
                predictions,
                embeddings,
                duplicateShare,
                conflictingLabels,
                triggerPurity);
    }

    /** The same with an accepted version to compare with. */
    public PoisoningOptions withBaseline(@CheckForNull KnownSigns signs) {
        return new PoisoningOptions(
                label, sources, text, signs, predictions, embeddings, duplicateShare, conflictingLabels, triggerPurity);
    }

    /** The same with a model's predictions. */
    public PoisoningOptions withPredictions(@CheckForNull Table table) {
        return new PoisoningOptions(
                label, sources, text, baseline, table, embeddings, duplicateShare, conflictingLabels, triggerPurity);
    }

    /** The same with a model's embeddings. */
    public PoisoningOptions withEmbeddings(@CheckForNull Table table) {
        return new PoisoningOptions(
                label, sources, text, baseline, predictions, table, duplicateShare, conflictingLabels, triggerPurity);
    }

    /** The same with a policy's thresholds. */
    public PoisoningOptions withThresholds(double duplicates, double conflicts, double purity) {
        return new PoisoningOptions(
                label, sources, text, baseline, predictions, embeddings, duplicates, conflicts, purity);
    }

    private static void requireShare(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, not " + value);
        }
    }
}
