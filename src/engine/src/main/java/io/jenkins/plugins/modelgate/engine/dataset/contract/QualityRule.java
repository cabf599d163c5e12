package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/**
 * One of a {@code quality} list.
 *
 * @param name of the rule, its identifier or its metric, for reports
 * @param kind who evaluates it
 * @param metric of a library rule, or null
 * @param arguments of a library rule
 * @param condition on the measured value; null for text and custom rules
 * @param percent whether the value is a share of the rows in percent
 * @param weight how much a breach matters
 * @param query of an SQL rule, or null
 * @param engine of a custom rule, or null
 * @param implementation of a custom rule for this engine: check, column, variant, warn, fail, baseline
 */
public record QualityRule(
        String name,
        Kind kind,
        @CheckForNull Metric metric,
        Arguments arguments,
        @CheckForNull Condition condition,
        boolean percent,
        Weight weight,
        @CheckForNull String query,
        @CheckForNull String engine,
        Map<String, Object> implementation,
        String pointer) {
    public QualityRule {
        implementation = Map.copyOf(implementation);
    }

    /** ODCS {@code type}. */
    public enum Kind {
        TEXT,
        LIBRARY,
        SQL,
        CUSTOM
    }

    /** ODCS {@code metric}. */
    public enum Metric {
        nullValues,
        missingValues,
        invalidValues,
        duplicateValues,
        rowCount
    }

    /** ODCS {@code severity}; a word that is none of these is an error. */
    public enum Weight {
        ERROR,
        WARNING,
        INFO
    }

    /**
     * ODCS {@code arguments}.
     *
     * @param missing texts that stand for a missing value; NULL always does
     * @param valid values that may stand, as String, BigDecimal or Boolean; null when not given
     * @param pattern that valid values match; null when not given
     * @param properties that together must not repeat; empty for all
     */
    public record Arguments(
            List<Object> missing,
            @CheckForNull List<Object> valid,
            @CheckForNull EcmaPattern pattern,
            List<String> properties) {
        static final Arguments NONE = new Arguments(List.of(), null, null, List.of());

        public Arguments {
            missing = List.copyOf(missing);
            valid = valid == null ? null : List.copyOf(valid);
            properties = List.copyOf(properties);
        }
    }
}
