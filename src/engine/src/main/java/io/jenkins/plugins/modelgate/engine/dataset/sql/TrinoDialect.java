package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.util.List;
import java.util.stream.Collectors;

/** Trino's SQL. Source: trino.io, documentation, "Functions and operators". */
final class TrinoDialect implements Dialect {
    @Override
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public String asDouble(String expression) {
        return "CAST(" + expression + " AS DOUBLE)";
    }

    @Override
    public String tryDouble(String expression) {
        return "TRY_CAST(" + expression + " AS DOUBLE)";
    }

    @Override
    public String tryLong(String expression) {
        return "TRY_CAST(" + expression + " AS BIGINT)";
    }

    @Override
    public String tryTimestamp(String expression) {
        return "TRY_CAST(" + expression + " AS TIMESTAMP)";
    }

    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS VARCHAR)";
    }

    @Override
    public String isFinite(String expression) {
        return "is_finite(" + asDouble(expression) + ")";
    }

    @Override
    public String length(String expression) {
        return "length(" + expression + ")";
    }

    @Override
    public String matches(String expression, String pattern) {
        return "regexp_like(" + expression + ", " + literal(pattern) + ")";
    }

    @Override
    public String approximateDistinct(String expression) {
        return "approx_distinct(" + expression + ")";
    }

    @Override
    public String approximateQuantiles(String expression, List<Double> shares) {
        return "approx_percentile(" + asDouble(expression) + ", "
                + shares.stream()
                        .map(share -> "DOUBLE '" + share + "'")
                        .collect(Collectors.joining(", ", "ARRAY[", "]"))
                + ")";
    }

    @Override
    public String epochSeconds(String expression) {
        return "(date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', CAST(" + expression
                + " AS TIMESTAMP)) / DOUBLE '1000')";
    }

    @Override
    public String shortened(String expression) {
        return "CASE WHEN length(" + expression + ") > 120 THEN concat(substr(" + expression
                + ", 1, 80), '… (', CAST(length(" + expression
                + ") AS VARCHAR), ' characters, md5 ', lower(to_hex(md5(to_utf8(" + expression + ")))), ')') ELSE "
                + expression + " END";
    }

    @Override
    public String hash(List<String> expressions) {
        // Each value with its length in front, so that no two lists of values give one text.
        String text = expressions.stream()
                .map(this::asText)
                .map(value -> "coalesce(concat(CAST(length(" + value + ") AS VARCHAR), ':', " + value + "), 'n')")
                .collect(Collectors.joining(", "));
        return "from_big_endian_64(xxhash64(to_utf8(concat('', " + text + "))))";
    }

    @Override
    public String sample(String relation, double share, long seed) {
        return "(SELECT * FROM " + relation + " TABLESAMPLE BERNOULLI (" + 100 * share + "))";
    }
}
