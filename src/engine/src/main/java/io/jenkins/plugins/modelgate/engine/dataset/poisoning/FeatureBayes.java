package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;
import java.util.Collection;

/**
 * Naive Bayes on what rows show, each row judged as if it had not been counted. It answers one question: does the rest of a row speak
 * for its label? Words that a class really uses stand among others of that class; a planted trigger stands in rows that look like the
 * class they were taken from.
 */
final class FeatureBayes {
    /** Sightings that speak for nothing, spread over the classes as all are: an unknown feature speaks for no class. */
    private static final double SMOOTHING = 1;

    private final LongCounts counts;
    private final long[] rowsOf;
    private final double[] shownIn;
    private final double[] priors;

    /**
     * A judge.
     *
     * @param counts rows per feature and class
     * @param rowsOf rows per class
     */
    FeatureBayes(LongCounts counts, long[] rowsOf) {
        this.counts = counts;
        this.rowsOf = rowsOf.clone();
        // By what rows show, not by rows: else the class of the longer texts is what everything speaks for.
        this.shownIn = new double[rowsOf.length];
        counts.forEach((feature, row) -> {
            for (int c = 0; c < shownIn.length && TextFeatures.isWord(feature); c++) {
                shownIn[c] += row[c];
            }
        });
        this.priors = new double[rowsOf.length];
        double all = Math.max(1, Arrays.stream(shownIn).sum());
        Arrays.setAll(priors, c -> shownIn[c] / all);
    }

    /**
     * How much a row speaks for its label against the best other class, in nats; all classes counted as equally frequent.
     *
     * @param without features that are left out, sorted
     */
    double margin(Document document, long[] without) {
        int k = rowsOf.length;
        double[] scores = new double[k];
        double[] totals = new double[k];
        int own = 0;
        for (long feature : document.features()) {
            own += TextFeatures.isWord(feature) ? 1 : 0;
        }
        for (int c = 0; c < k; c++) {
            totals[c] = Math.max(1, shownIn[c] - (c == document.label() ? own : 0)) + SMOOTHING * priors[c];
        }
        for (long feature : document.features()) {
            if (!TextFeatures.isWord(feature) || Arrays.binarySearch(without, feature) >= 0) {
                continue;
            }
            for (int c = 0; c < k; c++) {
                if (rowsOf[c] > 0) {
                    double seen = Math.max(0, counts.of(feature, c) - (c == document.label() ? 1 : 0));
                    scores[c] += Math.log((seen + SMOOTHING * priors[c]) / totals[c]);
                }
            }
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            if (c != document.label() && rowsOf[c] > 0) {
                best = Math.max(best, scores[c]);
            }
        }
        return scores[document.label()] - best;
    }

    /** Number of rows whose rest speaks for their label; a draw is half a row. */
    double agreeing(Collection<Document> documents, long[] without) {
        double agreeing = 0;
        for (Document document : documents) {
            double margin = margin(document, without);
            agreeing += margin > 1e-9 ? 1 : margin < -1e-9 ? 0 : 0.5;
        }
        return agreeing;
    }
}
