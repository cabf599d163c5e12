package io.jenkins.plugins.modelgate.engine.dataset.profile;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;

/**
 * One column.
 *
 * @param name as the data spell it; hostile text
 * @param type what it holds
 * @param declared the database's own name of the type
 * @param sensitive whether its values were kept out: then there are counts alone
 * @param missing rows without a usable value
 * @param rows all rows
 * @param distinct different values; null where nobody counted them
 * @param numbers its finite values, times as seconds since 1970; null if there were none to make bins of
 * @param lengths lengths of its texts in code points; null for other types
 * @param categories its values where they are few; null otherwise
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        String declared,
        boolean sensitive,
        long rows,
        Missing missing,
        @CheckForNull Distinct distinct,
        @CheckForNull Numbers numbers,
        @CheckForNull Numbers lengths,
        @CheckForNull Categories categories) {

    /**
     * Rows without a usable value.
     *
     * @param nulls no value
     * @param nans NaN
     * @param infinities an infinity
     */
    public record Missing(long nulls, long nans, long infinities) {
        public Missing {
            if (nulls < 0 || nans < 0 || infinities < 0) {
                throw new IllegalArgumentException("a count is negative");
            }
        }

        /** All of them. */
        public long rows() {
            return Math.addExact(nulls, Math.addExact(nans, infinities));
        }

        Missing merge(Missing other) {
            return new Missing(
                    Math.addExact(nulls, other.nulls),
                    Math.addExact(nans, other.nans),
                    Math.addExact(infinities, other.infinities));
        }
    }

    public ColumnProfile {
        if (rows < 0 || missing.rows() > rows) {
            throw new IllegalArgumentException("more rows lack a value than there are rows");
        }
        long values = rows - missing.rows();
        if (numbers != null && numbers.rows() != values
                || lengths != null && lengths.rows() != values
                || categories != null && categories.rows() != values) {
            throw new IllegalArgumentException("the counts do not sum to the " + values + " rows with a value");
        }
        if (numbers != null && !type.isNumeric() && !type.isTemporal() || lengths != null && type != ColumnType.TEXT) {
            throw new IllegalArgumentException("a column of type " + type + " has no such figures");
        }
        if (sensitive && (numbers != null || lengths != null || categories != null)) {
            throw new IllegalArgumentException("a sensitive column shows values");
        }
    }

    /** Share of rows without a value, 0 to 1; 0 without rows. */
    public double nullShare() {
        return rows == 0 ? 0 : missing.nulls() / (double) rows;
    }

    /** Rows in this column's own bins; null where it has none. */
    @CheckForNull
    public Histogram histogram() {
        if (numbers != null) {
            return numbers.histogram(missing.nulls(), missing.nans(), missing.infinities());
        }
        return categories == null ? null : categories.in(categories.bins(), missing.nulls());
    }

    /**
     * Of both parts.
     *
     * @throws IllegalArgumentException if they cannot be joined, saying why
     */
    ColumnProfile merge(ColumnProfile other) {
        if (!name.equals(other.name) || type != other.type) {
            throw new IllegalArgumentException("the parts have different columns");
        }
        boolean hidden = sensitive || other.sensitive;
        Categories both =
                hidden || categories == null || other.categories == null ? null : categories.merge(other.categories);
        Distinct count = distinct == null || other.distinct == null ? null : distinct.merge(other.distinct);
        boolean counted = both != null && both.complete();
        return new ColumnProfile(
                name,
                type,
                declared,
                hidden,
                Math.addExact(rows, other.rows),
                missing.merge(other.missing),
                counted
                        ? new Distinct(
                                both.top().stream()
                                        .filter(each -> each.rows() > 0)
                                        .count(),
                                Distinct.Precision.EXACT)
                        : count,
                hidden ? null : merged(numbers, other.numbers, other),
                hidden ? null : merged(lengths, other.lengths, other),
                both);
    }

    @CheckForNull
    private Numbers merged(@CheckForNull Numbers a, @CheckForNull Numbers b, ColumnProfile other) {
        if (a != null && b != null) {
            return a.merge(b);
        }
        // A part without values has no bins of its own.
        if (a == null && rows == missing.rows()) {
            return b;
        }
        return b == null && other.rows == other.missing.rows() ? a : null;
    }
}
