package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Labels that a model's out-of-sample predictions contradict: confident learning (Northcutt et al. 2021, as cleanlab {@code count.py}).
 * A row counts as of class j when its probability reaches the mean probability of j among the rows labelled j.
 */
final class ConfidentLearning implements Indicator {
    private static final double LEAST_SHARE = 0.02;
    private static final int LEAST = 10;

    /** A class whose rows all have the same probability must reach its own mean. */
    private static final double ROUNDING = 1e-9;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        Table predictions = data.options().predictions();
        if (predictions == null || !data.labels().usable()) {
            return;
        }
        requireSameRows(data, predictions);
        List<String> names = data.labels().names();
        StringBuilder columns = new StringBuilder();
        for (String name : names) {
            if (predictions.column(name) == null) {
                throw new DatasetException(predictions.name() + " has no column " + name
                        + ": give one column of probabilities per label, named as the label");
            }
            columns.append(", p.").append(predictions.dialect().quote(name));
        }
        List<Long> rows = new ArrayList<>();
        String sql = "SELECT t.r, t.l" + columns + " FROM (SELECT " + data.row() + " r, "
                + data.labels().expression() + " l FROM " + data.table().relation() + ") AS t JOIN (SELECT *, "
                + predictions.rowColumn() + " r_ FROM " + predictions.relation() + ") AS p ON t.r = p.r_ ORDER BY t.r";
        int k = names.size();
        double[] sums = new double[k];
        long[] of = new long[k];
        data.table().query(sql, row -> {
            int label = data.labels().index(row.text(1));
            if (label >= 0) {
                double p = row.decimal(label + 2);
                sums[label] += Double.isFinite(p) ? p : 0;
                of[label]++;
            }
        });
        data.table().query(sql, row -> {
            int label = data.labels().index(row.text(1));
            if (label < 0) {
                return;
            }
            int best = -1;
            double most = -1;
            for (int c = 0; c < k; c++) {
                double p = row.decimal(c + 2);
                if (of[c] > 0 && p >= sums[c] / of[c] - ROUNDING && p > most) {
                    most = p;
                    best = c;
                }
            }
            if (best >= 0 && best != label) {
                rows.add(row.number(0));
            }
        });
        if (rows.isEmpty()) {
            return;
        }
        double share = rows.size() / (double) data.rows();
        boolean many = rows.size() >= LEAST && share >= LEAST_SHARE;
        outcome.finding(
                PoisoningRules.PREDICTIONS_DISAGREE,
                many ? Severity.MEDIUM : Severity.LOW,
                String.format(
                        Locale.ROOT,
                        "the predictions confidently give another label to %d rows (%.2f%%)",
                        rows.size(),
                        100 * share));
        rows.forEach(row -> outcome.row(
                row, PoisoningRules.PREDICTIONS_DISAGREE, "carries another label than the predictions give"));
    }

    static void requireSameRows(Examined data, Table other) throws DatasetException, InterruptedException {
        if (other.rows() != data.rows()
                || other.rowColumn() == null
                || data.table().rowColumn() == null) {
            throw new DatasetException(other.name() + " has " + other.rows() + " rows, the dataset " + data.rows()
                    + ": give one row for each, in the same order");
        }
    }
}
