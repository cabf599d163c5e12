package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** ODCS {@code logicalTypeOptions}, one shape for each kind of type; null stands for an option that is not given. */
public sealed interface TypeOptions {
    /** No option given. */
    TypeOptions NONE = new None();

    /** No option given. */
    record None() implements TypeOptions {}

    /**
     * Of a string.
     *
     * @param minLength in code points
     * @param maxLength in code points
     * @param pattern what the whole column must match somewhere in each value, as ECMA-262 searches
     * @param format documentation only: the standard defines no list of formats
     */
    record Text(
            @CheckForNull Long minLength,
            @CheckForNull Long maxLength,
            @CheckForNull EcmaPattern pattern,
            @CheckForNull String format)
            implements TypeOptions {}

    /**
     * Of a number or an integer.
     *
     * @param format {@code i8} to {@code u128}, {@code f32}, {@code f64}
     */
    record Numeric(
            @CheckForNull BigDecimal minimum,
            @CheckForNull BigDecimal maximum,
            @CheckForNull BigDecimal exclusiveMinimum,
            @CheckForNull BigDecimal exclusiveMaximum,
            @CheckForNull BigDecimal multipleOf,
            @CheckForNull String format)
            implements TypeOptions {}

    /**
     * Of a date, a timestamp or a time.
     *
     * @param format a pattern of java.time.format.DateTimeFormatter
     * @param timezone whether values carry an offset; null when nothing is said
     * @param defaultTimezone the zone of values without an offset
     */
    record Temporal(
            @CheckForNull String format,
            @CheckForNull Moment minimum,
            @CheckForNull Moment maximum,
            @CheckForNull Moment exclusiveMinimum,
            @CheckForNull Moment exclusiveMaximum,
            @CheckForNull Boolean timezone,
            ZoneId defaultTimezone)
            implements TypeOptions {}

    /** Of an array. */
    record Items(@CheckForNull Long minItems, @CheckForNull Long maxItems, boolean uniqueItems)
            implements TypeOptions {}

    /** Of an object. */
    record Members(
            @CheckForNull Long minProperties, @CheckForNull Long maxProperties, List<String> required)
            implements TypeOptions {
        public Members {
            required = List.copyOf(required);
        }
    }
}
