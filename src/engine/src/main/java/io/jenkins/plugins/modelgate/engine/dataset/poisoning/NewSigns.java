package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;

/** Whether the accepted version already had a sign of a label. */
final class NewSigns {
    /** Rise of the lift from which a known word counts as new with its label. */
    private static final double RISE = 1.5;

    private static final double LEVEL = 1e-6;

    /** Rows that the baseline should have held: texts come in templates, so a word of a few rows is often new. */
    private static final double EXPECTED = 15;

    private NewSigns() {}

    /** Whether a baseline is there and does not know the word, or knows it with far less of the label. */
    static boolean isNew(Examined data, Candidate candidate) throws DatasetException, InterruptedException {
        Examined before = data.baseline();
        if (before == null
                || before.columns(ColumnRole.TEXT).isEmpty()
                || !before.labels().usable()) {
            return false;
        }
        TextStatistics old = before.text();
        int label = before.labels().index(data.labels().names().get(candidate.label()));
        int[] counts = old.counts().of(candidate.feature());
        long shown = 0;
        for (int count : counts) {
            shown += count;
        }
        double expected = candidate.shown() / (double) data.text().rows() * old.rows();
        if (shown == 0) {
            return expected >= EXPECTED;
        }
        long with = label < 0 ? 0 : counts[label];
        double prior = label < 0 ? 0 : old.rowsOf()[label] / (double) old.rows();
        double now =
                data.labels().rows()[candidate.label()] / (double) data.labels().total();
        double lift = candidate.purity() / now;
        return prior > 0
                && lift >= RISE * (with / (double) shown) / prior
                && TwoProportions.of(candidate.labelled(), candidate.shown(), with, shown)
                                .pValue()
                        < LEVEL;
    }
}
