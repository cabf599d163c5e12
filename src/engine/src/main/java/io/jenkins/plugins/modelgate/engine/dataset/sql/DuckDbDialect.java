package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.util.List;
import java.util.stream.Collectors;

/** The embedded engine's SQL. */
final class DuckDbDialect implements Dialect {
    @Override
    public String literal(String text) {
        // A NUL would end the statement's text early.
        return "'" + text.replace("\0", "").replace("'", "''") + "'";
    }

    @Override
    public boolean showsSyntax() {
        return true;
    }

    @Override
    public String isFinite(String expression) {
        return "isfinite(" + asDouble(expression) + ")";
    }

    @Override
    public String length(String expression) {
        return "length(" + expression + ")";
    }

    @Override
    public String matches(String expression, String pattern) {
        return "regexp_matches(" + expression + ", " + literal(pattern) + ")";
    }

    @Override
    public String size(String expression) {
        return "len(" + expression + ")";
    }

    @Override
    public String itemsDiffer(String expression) {
        // list_distinct drops NULL, of which one may stand in the list.
        return "len(list_distinct(" + expression + ")) + least(1, len(" + expression + ") - list_aggregate("
                + expression + ", 'count')) = len(" + expression + ")";
    }

    @Override
    public String approximateQuantiles(String expression, List<Double> shares) {
        return "approx_quantile(" + asDouble(expression) + ", "
                + shares.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")) + ")";
    }

    @Override
    public String materialized() {
        return "MATERIALIZED ";
    }

    @Override
    public String hash(List<String> expressions) {
        return "hash(" + String.join(", ", expressions) + ")";
    }

    @Override
    public String sample(String relation, double share, long seed) {
        return "(SELECT * FROM " + relation + " USING SAMPLE " + 100 * share + " PERCENT (bernoulli, " + seed + "))";
    }

    @Override
    public String epochSeconds(String expression) {
        return asDouble("epoch(" + expression + ")");
    }

    @Override
    public String shortened(String expression) {
        return "CASE WHEN length(" + expression + ") > 120 THEN left(" + expression + ", 80) || '… (' || length("
                + expression + ") || ' characters, md5 ' || md5(" + expression + ") || ')' ELSE " + expression + " END";
    }

    /**
     * All columns in one scan. The engine's histogram closes its bins on the right: counted over the negated values with negated
     * edges they are closed on the left. What lies beyond its last edge, that is below our first one, comes as one more entry.
     */
    @Override
    public String binned(String relation, List<String> expressions, List<List<Double>> edges) {
        StringBuilder aggregates = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            int size = edges.get(i).size();
            StringBuilder negated = new StringBuilder();
            for (int edge = size - 1; edge >= 0; edge--) {
                negated.append(negated.isEmpty() ? "" : ", ")
                        .append(literal(0.0 - edges.get(i).get(edge)));
            }
            aggregates
                    .append(i == 0 ? "" : ", ")
                    .append("map_values(histogram(-(")
                    .append(expressions.get(i));
            aggregates.append("), [").append(negated).append("])) AS h").append(i);
            rows.append(i == 0 ? "" : " UNION ALL ")
                    .append("SELECT ")
                    .append(i)
                    .append(", ")
                    .append(size);
            rows.append(" + 1 - generate_subscripts(h")
                    .append(i)
                    .append(", 1), unnest(h")
                    .append(i)
                    .append(") FROM h");
        }
        return "WITH h AS MATERIALIZED (SELECT " + aggregates + " FROM " + relation + ") " + rows;
    }
}
