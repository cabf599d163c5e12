package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;

/** Whether the accepted version already had a value with its label. */
final class NewValues {
    private static final double RISE = 1.5;
    private static final double LEVEL = 1e-6;

    /** Rows that the baseline should have held for its silence to say something. */
    private static final double EXPECTED = 15;

    private NewValues() {}

    static boolean isNew(Examined data, ValueSign sign) throws DatasetException, InterruptedException {
        Examined before = data.baseline();
        if (before == null || !before.labels().usable()) {
            return false;
        }
        for (String name : sign.names()) {
            if (before.table().column(name) == null) {
                return false;
            }
        }
        String label = data.dialect().literal(data.labels().names().get(sign.label()));
        long[] seen = new long[2];
        before.table()
                .query(
                        "SELECT count(*), "
                                + before.dialect().countIf(before.labels().expression() + " = " + label) + " FROM "
                                + before.table().relation() + " WHERE " + sign.condition(before),
                        row -> {
                            seen[0] = row.number(0);
                            seen[1] = row.number(1);
                        });
        if (seen[0] == 0) {
            return sign.shown() / (double) data.rows() * before.rows() >= EXPECTED;
        }
        double now = sign.labelled() / (double) sign.shown();
        return now >= RISE * seen[1] / seen[0]
                && TwoProportions.of(sign.labelled(), sign.shown(), seen[1], seen[0])
                                .pValue()
                        < LEVEL;
    }
}
