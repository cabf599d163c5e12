package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.List;

/** Whether the accepted version already had a value with its label. */
final class NewValues {
    private static final double RISE = 1.5;
    private static final double LEVEL = 1e-6;

    /** Rows that the baseline should have held for its silence to say something. */
    private static final double EXPECTED = 15;

    private NewValues() {}

    static boolean isNew(Examined data, RowSample sample, ValueSign sign)
            throws DatasetException, InterruptedException {
        KnownSigns before = data.baseline();
        if (before == null || before.labels().isEmpty()) {
            return false;
        }
        List<String> names = new ArrayList<>();
        int[] hashes = new int[sign.columns().length];
        for (int i = 0; i < hashes.length; i++) {
            SampleColumn column = sample.feature(sign.columns()[i]);
            names.add(column.name());
            hashes[i] = KnownRows.hash(column, sign.codes()[i]);
        }
        int label = before.label(data.labels().names().get(sign.label()));
        long[] seen = before.cells().count(names, hashes, label);
        if (seen == null) {
            return false;
        }
        if (seen[0] == 0) {
            return sign.shown() / (double) data.rows() * before.cells().size() >= EXPECTED;
        }
        double now = sign.labelled() / (double) sign.shown();
        return now >= RISE * seen[1] / seen[0]
                && TwoProportions.of(sign.labelled(), sign.shown(), seen[1], seen[0])
                                .pValue()
                        < LEVEL;
    }
}
