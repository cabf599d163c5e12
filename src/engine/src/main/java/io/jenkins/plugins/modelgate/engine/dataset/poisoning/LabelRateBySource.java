package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BenjaminiHochberg;
import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One source, annotator or batch that gives a label far more often than the others do. */
final class LabelRateBySource implements Indicator {
    private static final double LEVEL = 0.01;
    private static final double DIFFERENCE = 0.02;
    private static final double RATIO = 1.25;
    private static final int MOST_SOURCES = 10_000;

    /** Sources from which their usual differences can be told from an unusual one, and how far out that one must be. */
    private static final int SOURCES = 4;

    private static final double FAR = 4;

    private record Jump(String source, int label, long hits, long rows, double rest, double p, boolean outlying) {}

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (!data.labels().usable()) {
            return;
        }
        for (String column : data.columns(ColumnRole.SOURCE)) {
            examine(data, column, outcome);
        }
    }

    private static void examine(Examined data, String column, Outcome outcome)
            throws DatasetException, InterruptedException {
        Map<String, long[]> counts = new LinkedHashMap<>();
        data.table()
                .query(
                        "SELECT s, l, count(*) FROM (SELECT " + data.dialect().asText(data.quote(column)) + " s, "
                                + data.labels().expression() + " l FROM "
                                + data.table().relation()
                                + ") AS t WHERE s IS NOT NULL AND l IS NOT NULL GROUP BY s, l ORDER BY s, l LIMIT "
                                + MOST_SOURCES * 10,
                        row -> {
                            int label = data.labels().index(row.text(1));
                            if (label >= 0) {
                                counts.computeIfAbsent(
                                                        row.text(0),
                                                        k -> new long
                                                                [data.labels().count()])[label] =
                                        row.number(2);
                            }
                        });
        if (counts.size() > MOST_SOURCES) {
            outcome.notExamined(SafeText.quote(column) + " has more than " + MOST_SOURCES + " sources");
            return;
        }
        List<Jump> jumps = jumps(data, counts);
        for (Jump jump : jumps) {
            Severity severity = jump.outlying() ? Severity.MEDIUM : Severity.LOW;
            String label = data.labels().names().get(jump.label());
            outcome.finding(
                    PoisoningRules.LABEL_RATE,
                    severity,
                    String.format(
                            Locale.ROOT,
                            "%s = %s gives the label %s to %.1f%% of its %d rows, the others to %.1f%% of theirs%s."
                                    + " Group the rows by this column and count the labels",
                            SafeText.of(column),
                            SafeText.quote(jump.source()),
                            SafeText.quote(label),
                            100.0 * jump.hits() / jump.rows(),
                            jump.rows(),
                            100 * jump.rest(),
                            jump.outlying() ? "" : "; sources of this data differ as much among each other"));
            if (jump.outlying()) {
                data.table()
                        .query(
                                "SELECT " + data.row() + " FROM " + data.table().relation() + " WHERE "
                                        + data.dialect().asText(data.quote(column)) + " = "
                                        + data.dialect().literal(jump.source()) + " AND "
                                        + data.labels().expression()
                                        + (jump.hits() > jump.rest() * jump.rows() ? " = " : " <> ")
                                        + data.dialect().literal(label) + " LIMIT 20000",
                                row -> outcome.row(
                                        row.number(0),
                                        PoisoningRules.LABEL_RATE,
                                        "comes from a source with an unusual label rate"));
            }
        }
    }

    private static List<Jump> jumps(Examined data, Map<String, long[]> counts) {
        int labels = data.labels().count();
        long[] total = new long[labels];
        counts.values().forEach(row -> {
            for (int c = 0; c < labels; c++) {
                total[c] += row[c];
            }
        });
        long all = Arrays.stream(total).sum();
        List<Jump> tested = new ArrayList<>();
        for (Map.Entry<String, long[]> entry : counts.entrySet()) {
            long rows = Arrays.stream(entry.getValue()).sum();
            for (int c = 0; c < labels && rows < all; c++) {
                long hits = entry.getValue()[c];
                double rest = (total[c] - hits) / (double) (all - rows);
                double p = TwoProportions.of(hits, rows, total[c] - hits, all - rows)
                        .pValue();
                double rate = hits / (double) rows;
                boolean outlying = effect(rate, rest) && outlying(counts, entry.getKey(), c);
                tested.add(new Jump(entry.getKey(), c, hits, rows, rest, p, outlying));
            }
        }
        double[] adjusted =
                BenjaminiHochberg.adjust(tested.stream().mapToDouble(Jump::p).toArray());
        List<Jump> jumps = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            Jump jump = tested.get(i);
            if (adjusted[i] < LEVEL && effect(jump.hits() / (double) jump.rows(), jump.rest())) {
                jumps.add(jump);
            }
        }
        return jumps;
    }

    /** A rate that falls is another label's that rises: both ways. */
    private static boolean effect(double rate, double rest) {
        return Math.abs(rate - rest) >= DIFFERENCE && Math.max(rate, rest) >= RATIO * Math.min(rate, rest);
    }

    /** Whether the source lies far outside the spread of the others, sampling noise included. */
    private static boolean outlying(Map<String, long[]> counts, String source, int label) {
        if (counts.size() < SOURCES) {
            return false;
        }
        long[] own = counts.get(source);
        long rows = Arrays.stream(own).sum();
        double rate = own[label] / (double) rows;
        double[] others = counts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(source))
                .mapToDouble(entry -> entry.getValue()[label]
                        / (double) Arrays.stream(entry.getValue()).sum())
                .sorted()
                .toArray();
        double median = others[others.length / 2];
        double[] distances = Arrays.stream(others)
                .map(other -> Math.abs(other - median))
                .sorted()
                .toArray();
        double spread = 1.4826 * distances[distances.length / 2];
        double noise = Math.sqrt(Math.max(median * (1 - median), 1e-4) / rows);
        return Math.abs(rate - median) > FAR * Math.max(spread, 0.5 * noise)
                && (rate > others[others.length - 1] || rate < others[0]);
    }
}
