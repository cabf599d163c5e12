package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.profile.Facts.Fact;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the edges of columns that have no baseline: from all rows if they are few, else from about so many; columns of few different
 * values are looked at in full. Which rows those are depends on nothing but their numbers, so that the same data give the same
 * profile.
 */
final class EdgeFinder {
    /** Columns with more different values, as estimated, cannot turn out to have at most twenty. */
    private static final long FEW = 64;
    /** Numbers kept at a time, 32 MiB. */
    private static final long CELLS = 4L << 20;

    private static final long LEAST = 2000;

    private final Table table;
    private final long step;

    EdgeFinder(Table table, long rows, long sample, int columns) {
        this.table = table;
        long fit = Math.max(LEAST, Math.min(sample, CELLS / Math.max(1, columns)));
        this.step = Math.max(1, rows / fit);
    }

    /** The edges of each column, in order; each has at least one finite value. */
    List<Edges> find(List<Fact> facts) throws DatasetException, InterruptedException {
        List<Edges> edges = new ArrayList<>();
        if (facts.isEmpty()) {
            return edges;
        }
        List<double[]> samples = sample(facts);
        Map<Fact, SortedMap<Double, Long>> few = few(facts);
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            SortedMap<Double, Long> counts = few.get(fact);
            if (counts != null) {
                edges.add(Edges.discrete(counts));
            } else if (step == 1) {
                edges.add(Edges.exact(samples.get(i)));
            } else if (samples.get(i).length == 0) {
                edges.add(Edges.sampled(new double[] {fact.min(), fact.max()}, fact.min(), fact.max()));
            } else {
                edges.add(Edges.sampled(samples.get(i), fact.min(), fact.max()));
            }
        }
        return edges;
    }

    private List<double[]> sample(List<Fact> facts) throws DatasetException, InterruptedException {
        Dialect dialect = table.dialect();
        List<String> values =
                facts.stream().map(fact -> fact.expression(dialect)).toList();
        List<Values> samples = new ArrayList<>();
        facts.forEach(fact -> samples.add(new Values()));
        table.query("SELECT " + String.join(", ", values) + " FROM " + some(dialect), row -> {
            for (int i = 0; i < samples.size(); i++) {
                samples.get(i).add(row.decimal(i));
            }
        });
        return samples.stream().map(Values::toArray).toList();
    }

    private String some(Dialect dialect) {
        String order = table.rowColumn();
        if (step == 1) {
            return table.relation();
        }
        return order == null
                ? dialect.sample(table.relation(), 1.0 / step, 1) + " AS s"
                : table.relation() + " WHERE " + dialect.hash(List.of(order)) + " % " + step + " = 0";
    }

    /** All values of columns that seem to have few of them, with their rows; not of those that turn out to have more. */
    private Map<Fact, SortedMap<Double, Long>> few(List<Fact> facts) throws DatasetException, InterruptedException {
        Map<Fact, SortedMap<Double, Long>> found = new HashMap<>();
        List<Fact> asked = facts.stream()
                .filter(fact -> step > 1 && fact.distinct() <= FEW)
                .toList();
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < asked.size(); i++) {
            String value = asked.get(i).expression(table.dialect());
            sql.append(i == 0 ? "" : " UNION ALL ")
                    .append("SELECT * FROM (SELECT ")
                    .append(i)
                    .append(" AS i, ");
            sql.append(value)
                    .append(" AS x, count(*) AS n FROM ")
                    .append(table.relation())
                    .append(" WHERE ");
            sql.append(value)
                    .append(" IS NOT NULL GROUP BY 2 LIMIT ")
                    .append(2 * FEW)
                    .append(") AS v")
                    .append(i);
        }
        if (!asked.isEmpty()) {
            table.query(
                    sql.toString(),
                    row -> found.computeIfAbsent(asked.get((int) row.number(0)), fact -> new TreeMap<>())
                            .merge(row.decimal(1) + 0.0, row.number(2), Long::sum));
        }
        found.entrySet()
                .removeIf(entry -> entry.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        < entry.getKey().finite());
        return found;
    }

    /** Finite numbers, growing. */
    private static final class Values {
        private static final int ROOM = 1024;
        private double[] values = new double[ROOM];
        private int size;

        void add(double value) {
            if (!Double.isFinite(value)) {
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
