package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Spark SQL, 3.3 or newer, with and without ANSI mode. */
final class SparkDialect implements Dialect {
    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public String literal(String text) {
        // Whether a backslash escapes depends on the server's settings: then no text stands in the statement at all.
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c != '\'' && c != '\\');
        return plain
                ? "'" + text + "'"
                : "decode(X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "', 'UTF-8')";
    }

    @Override
    public String tryInstant(String expression) {
        return "TRY_CAST(" + expression + " AS TIMESTAMP)";
    }

    @Override
    public String instant(Instant instant) {
        return "CAST('" + instant + "' AS TIMESTAMP)";
    }

    @Override
    public String asText(String expression) {
        return "CAST(" + expression + " AS STRING)";
    }

    @Override
    public String isFinite(String expression) {
        // NaN is above everything here, and isnan(NULL) is false.
        String number = asDouble(expression);
        return "(" + number + " > " + asDouble("'-Infinity'") + " AND " + number + " < " + asDouble("'Infinity'") + ")";
    }

    @Override
    public String length(String expression) {
        return "char_length(" + expression + ")";
    }

    @Override
    public String matches(String expression, String pattern) {
        return "(" + expression + " RLIKE " + literal(pattern) + ")";
    }

    @Override
    public String approximateQuantiles(String expression, List<Double> shares) {
        return "percentile_approx(" + asDouble(expression) + ", "
                + shares.stream().map(share -> share + "D").collect(Collectors.joining(", ", "array(", ")"))
                + ", 10000)";
    }

    @Override
    public String epochSeconds(String expression) {
        return "(timestampdiff(MICROSECOND, TIMESTAMP_NTZ'1970-01-01 00:00:00', CAST(" + expression
                + " AS TIMESTAMP_NTZ)) / 1e6D)";
    }

    @Override
    public String shortened(String expression) {
        return "CASE WHEN char_length(" + expression + ") > 120 THEN concat(left(" + expression
                + ", 80), '… (', char_length(" + expression + "), ' characters, md5 ', md5(CAST(" + expression
                + " AS BINARY)), ')') ELSE " + expression + " END";
    }

    @Override
    public String hash(List<String> expressions) {
        // The function passes over NULL: whether a value is there is hashed as well.
        return "xxhash64("
                + expressions.stream()
                        .map(expression -> expression + ", (" + expression + ") IS NULL")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    @Override
    public String sample(String relation, double share, long seed) {
        return "(SELECT * FROM " + relation + " TABLESAMPLE (" + 100 * share + " PERCENT) REPEATABLE (" + seed + "))";
    }
}
