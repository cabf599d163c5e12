package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.util.List;

/** Counting into bins with what every database has: a search tree of CASE, one scan of each column. */
final class Binning {
    private Binning() {}

    static String statement(Dialect dialect, String relation, List<String> expressions, List<List<Double>> edges) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            sql.append(i == 0 ? "" : " UNION ALL ").append("SELECT ").append(i).append(", b, count(*) FROM (SELECT ");
            tree(sql, dialect, edges.get(i), 0, edges.get(i).size());
            sql.append(" AS b FROM (SELECT ").append(expressions.get(i)).append(" AS x FROM ");
            sql.append(relation).append(") AS v WHERE x IS NOT NULL) AS w GROUP BY b");
        }
        return sql.toString();
    }

    /** Which of the bins low to high: as deep as the logarithm of their number. */
    private static void tree(StringBuilder sql, Dialect dialect, List<Double> edges, int low, int high) {
        if (low == high) {
            sql.append(low);
            return;
        }
        int middle = (low + high) >>> 1;
        sql.append("CASE WHEN x < ").append(dialect.literal(edges.get(middle))).append(" THEN ");
        tree(sql, dialect, edges, low, middle);
        sql.append(" ELSE ");
        tree(sql, dialect, edges, middle + 1, high);
        sql.append(" END");
    }
}
