package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.time.Instant;
import java.util.List;

/**
 * What differs between databases. Arguments named {@code expression} are SQL that was built by this class or quoted by it;
 * everything else is data.
 */
public interface Dialect {
    /** An identifier in the database's quotes. */
    default String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Whether the database shows how it reads a statement ({@code json_serialize_sql}), so that one of foreign making can be judged. */
    default boolean showsSyntax() {
        return false;
    }

    /** A text literal. */
    String literal(String text);

    /** A number that reads back as exactly this double; must be finite. */
    default String literal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no literal for " + value);
        }
        return asDouble("'" + value + "'");
    }

    /** As DOUBLE. */
    default String asDouble(String expression) {
        return "CAST(" + expression + " AS DOUBLE)";
    }

    /** As DOUBLE, NULL when it is none. */
    default String tryDouble(String expression) {
        return "TRY_CAST(" + expression + " AS DOUBLE)";
    }

    /** As BIGINT, NULL when it is none or does not fit. */
    default String tryLong(String expression) {
        return "TRY_CAST(" + expression + " AS BIGINT)";
    }

    /** As TIMESTAMP, NULL when it is none. */
    default String tryTimestamp(String expression) {
        return "TRY_CAST(" + expression + " AS TIMESTAMP)";
    }

    /** A text with an offset from UTC as an instant, NULL when it is none. */
    default String tryInstant(String expression) {
        return "TRY_CAST(" + expression + " AS TIMESTAMP WITH TIME ZONE)";
    }

    /** An instant, comparable with {@link #tryInstant} and with columns that carry a time zone. */
    default String instant(Instant instant) {
        return "CAST(" + literal(instant.toString()) + " AS TIMESTAMP WITH TIME ZONE)";
    }

    /** As text, the same for the same value. */
    default String asText(String expression) {
        return "CAST(" + expression + " AS VARCHAR)";
    }

    /** Whether a DOUBLE is neither NaN nor infinite; NULL stays NULL. */
    String isFinite(String expression);

    /** Length of a text in code points. */
    String length(String expression);

    /** Whether a text has a match of an RE2 expression anywhere. */
    String matches(String expression, String pattern);

    /** Number of items of a list. */
    default String size(String expression) {
        return "cardinality(" + expression + ")";
    }

    /** Whether all items of a list differ; two NULL are the same. */
    default String itemsDiffer(String expression) {
        return size("array_distinct(" + expression + ")") + " = " + size(expression);
    }

    /** Estimated number of distinct values. */
    default String approximateDistinct(String expression) {
        return "approx_count_distinct(" + expression + ")";
    }

    /** Estimated quantiles, 0 to 1, as a list of DOUBLE. */
    String approximateQuantiles(String expression, List<Double> shares);

    /** Seconds since 1970-01-01 (of a time: since midnight) as DOUBLE; NULL stays NULL. */
    String epochSeconds(String expression);

    /** A text of at most 120 code points as it is, a longer one as its beginning and a digest of the whole. */
    String shortened(String expression);

    /**
     * A statement that counts values into bins. Its rows are: index of the expression, bin, number of rows; bins without rows may
     * be missing. A value's bin is the number of edges that are not above it, NULL is not counted, and NaN must not occur.
     *
     * @param expressions each a DOUBLE
     * @param edges for each expression at least one, finite, ascending
     */
    default String binned(String relation, List<String> expressions, List<List<Double>> edges) {
        return Binning.statement(this, relation, expressions, edges);
    }

    /** A 64-bit hash of several values, NULL told apart from everything else. */
    String hash(List<String> expressions);

    /** The rows, thinned to about that share, the same ones for the same seed if the database can. */
    String sample(String relation, double share, long seed);

    /** What makes a table behind WITH be computed once though it is used twice; empty where the database decides itself. */
    default String materialized() {
        return "";
    }

    /** An aggregate over the rows for which the condition is true. */
    default String filtered(String aggregate, String condition) {
        return aggregate + " FILTER (WHERE " + condition + ")";
    }

    /** Number of rows for which the condition is true. */
    default String countIf(String condition) {
        return filtered("count(*)", condition);
    }
}
