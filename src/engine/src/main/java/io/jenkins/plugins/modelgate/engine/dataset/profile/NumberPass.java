package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Moments;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Facts.Fact;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.List;

/** Second pass over the numbers: rows between edges, and deviations from a mean that is already known. */
final class NumberPass {
    private final Table table;
    private final Dialect dialect;

    NumberPass(Table table) {
        this.table = table;
        this.dialect = table.dialect();
    }

    /** What each column has between its edges. */
    List<Numbers> count(List<Fact> facts, List<Edges> edges) throws DatasetException, InterruptedException {
        List<Numbers> numbers = new ArrayList<>();
        if (facts.isEmpty()) {
            return numbers;
        }
        List<Moments> moments = moments(facts);
        List<String> values =
                facts.stream().map(fact -> fact.expression(dialect)).toList();
        List<long[]> counts = new ArrayList<>();
        edges.forEach(each -> counts.add(new long[each.grid().size()]));
        table.query(
                dialect.binned(
                        table.relation(),
                        values,
                        edges.stream().map(each -> each.grid().edges()).toList()),
                row -> counts.get((int) row.number(0))[(int) row.number(1)] += row.number(2));
        for (int i = 0; i < facts.size(); i++) {
            numbers.add(numbers(facts.get(i), edges.get(i), counts.get(i), moments.get(i)));
        }
        return numbers;
    }

    private Numbers numbers(Fact fact, Edges edges, long[] counts, Moments moments) throws DatasetException {
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        double min = fact.finite() == 0 ? 0 : fact.min();
        double max = fact.finite() == 0 ? 0 : fact.max();
        try {
            return new Numbers(edges.bins(), edges.grid(), list, min, max, moments);
        } catch (IllegalArgumentException e) {
            // Two statements saw different rows, or a database counts in its own way: nothing can be said then.
            throw new DatasetException(
                    "column " + fact.figure().column().name() + " of " + table.name() + ": " + e.getMessage()
                            + "; the data must not change while they are examined",
                    e);
        }
    }

    /** Deviations from the mean in units of the greatest one: squares neither overflow nor cancel each other out. */
    private List<Moments> moments(List<Fact> facts) throws DatasetException, InterruptedException {
        List<String> sums = new ArrayList<>();
        List<double[]> frames = new ArrayList<>();
        for (Fact fact : facts) {
            double[] frame = frame(fact);
            frames.add(frame);
            String deviation = "((" + fact.expression(dialect) + " - " + dialect.literal(frame[0]) + ") / "
                    + dialect.literal(frame[1]) + ")";
            sums.add("sum(" + deviation + ")");
            sums.add("sum(" + deviation + " * " + deviation + ")");
        }
        List<Moments> moments = new ArrayList<>();
        table.query("SELECT " + String.join(", ", sums) + " FROM " + table.relation(), row -> {
            for (int i = 0; i < frames.size(); i++) {
                moments.add(moments(facts.get(i), frames.get(i), row.decimal(2 * i), row.decimal(2 * i + 1)));
            }
        });
        return moments;
    }

    private static Moments moments(Fact fact, double[] frame, double sum, double squares) {
        long n = fact.finite();
        if (n == 0) {
            return Moments.NONE;
        }
        double scale = frame[1];
        double variance = Math.max(0, squares / n - (sum / n) * (sum / n));
        double mean = Math.max(fact.min(), Math.min(fact.max(), frame[0] + sum / n * scale));
        return new Moments(n, mean, Math.min(Double.MAX_VALUE, n * variance * scale * scale));
    }

    /** A centre and the greatest distance from it. */
    private static double[] frame(Fact fact) {
        if (fact.finite() == 0) {
            return new double[] {0, 1};
        }
        double centre = fact.mean();
        double scale = Math.max(centre - fact.min(), fact.max() - centre);
        if (!Double.isFinite(scale)) {
            centre = fact.min() / 2 + fact.max() / 2;
            scale = Math.max(centre - fact.min(), fact.max() - centre);
        }
        return new double[] {centre, scale > 0 ? scale : 1};
    }
}
