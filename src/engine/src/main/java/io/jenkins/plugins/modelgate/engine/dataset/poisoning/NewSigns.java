package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.Arrays;

/** Whether the accepted version already had a sign of a label. */
final class NewSigns {
    /** Rise of the lift from which a known word counts as new with its label. */
    private static final double RISE = 1.5;

    private static final double LEVEL = 1e-6;

    /** Rows that the baseline should have held: texts come in templates, so a word of a few rows is often new. */
    private static final double EXPECTED = 15;

    private NewSigns() {}

    /** Rows that it should have held for each that it may have held unseen, because only the more frequent words are kept. */
    private static final double UNSEEN = 5;

    /** Whether a baseline is there and does not know the word, or knows it with far less of the label. */
    static boolean isNew(Examined data, Candidate candidate) throws DatasetException, InterruptedException {
        KnownSigns before = data.baseline();
        KnownWords old = before == null ? null : before.words();
        if (old == null) {
            return false;
        }
        int label = before.label(data.labels().names().get(candidate.label()));
        int[] counts = old.of(candidate.feature());
        double expected = candidate.shown() / (double) data.text().rows() * old.rows();
        if (counts == null) {
            return expected >= Math.max(EXPECTED, UNSEEN * (old.floor() - 1));
        }
        long shown = Arrays.stream(counts).sum();
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
