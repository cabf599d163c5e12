package io.jenkins.plugins.modelgate.engine.dataset.drift;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.measure.CategoryBins;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Cdf;
import io.jenkins.plugins.modelgate.engine.dataset.measure.ColumnData;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Categories;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Distinct;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * A column on both sides, in the form that is compared.
 *
 * @param reference the baseline's
 * @param current this dataset's
 * @param subject what is compared: the values, their length, or whether there is one
 */
public record ColumnPair(ColumnData reference, ColumnData current, Subject subject) {
    /** What of a column is compared. */
    public enum Subject {
        VALUES,
        LENGTHS,
        PRESENCE,
        /** Values that move by themselves: time, row numbers. Only missing ones are judged. */
        COUNTER
    }

    /** A counter's numbers fill at least so much of its range. */
    private static final double DENSE = 0.9;

    private static final CategoryBins PRESENT = new CategoryBins(List.of("a value"), List.of(), true);

    /** Joins two columns of the same kind; null if the current one can no longer be counted as the baseline was. */
    @CheckForNull
    static ColumnPair of(ColumnProfile reference, ColumnProfile current, boolean label) {
        if (reference.sensitive() || current.sensitive()) {
            return presence(reference, current);
        }
        Numbers before = reference.numbers();
        Numbers now = current.numbers();
        if (before != null && now != null) {
            if (label && before.bins().discrete()) {
                return new ColumnPair(classes(reference, before), classes(current, now), Subject.VALUES);
            }
            boolean counter = reference.type().isTemporal() || isCounter(reference) && isCounter(current);
            return new ColumnPair(
                    data(reference, before), data(current, now), counter ? Subject.COUNTER : Subject.VALUES);
        }
        Categories old = reference.categories();
        if (old != null) {
            if (current.categories() == null) {
                return null;
            }
            CategoryBins bins = old.bins();
            return new ColumnPair(
                    new ColumnData(old.in(bins, reference.missing().nulls()), null),
                    new ColumnData(
                            label ? RareValues.counted(reference, current) : RareValues.pooled(reference, current),
                            null),
                    Subject.VALUES);
        }
        if (reference.lengths() != null && current.lengths() != null) {
            return new ColumnPair(
                    data(reference, reference.lengths()), data(current, current.lengths()), Subject.LENGTHS);
        }
        return presence(reference, current);
    }

    private static ColumnData data(ColumnProfile column, Numbers numbers) {
        Histogram histogram = numbers.histogram(
                column.missing().nulls(),
                column.missing().nans(),
                column.missing().infinities());
        Cdf cdf = numbers.cdf();
        return new ColumnData(histogram, cdf);
    }

    /** Numbers that are names of classes. */
    private static ColumnData classes(ColumnProfile column, Numbers numbers) {
        List<Double> points = numbers.bins().points();
        CategoryBins bins =
                new CategoryBins(points.stream().map(String::valueOf).toList(), List.of(), true);
        Histogram counted = numbers.histogram(column.missing().rows(), 0, 0);
        List<Long> counts = new ArrayList<>(counted.counts());
        counts.add(points.size(), 0L);
        return new ColumnData(new Histogram(bins, counts, column.missing().rows(), 0, 0, 0, 0), null);
    }

    private static ColumnPair presence(ColumnProfile reference, ColumnProfile current) {
        return new ColumnPair(presence(reference), presence(current), Subject.PRESENCE);
    }

    private static ColumnData presence(ColumnProfile column) {
        long values = column.rows() - column.missing().rows();
        return new ColumnData(
                new Histogram(
                        PRESENT,
                        List.of(values, 0L, 0L),
                        column.missing().nulls(),
                        column.missing().nans(),
                        column.missing().infinities(),
                        0,
                        0),
                null);
    }

    /** Whole numbers, each once, without large gaps: a row's number says nothing about the row. */
    private static boolean isCounter(ColumnProfile column) {
        Distinct distinct = column.distinct();
        Numbers numbers = column.numbers();
        if (column.type() != ColumnType.INTEGER
                || distinct == null
                || numbers == null
                || numbers.bins().discrete()) {
            return false;
        }
        double values = column.rows() - column.missing().rows();
        return distinct.count() >= DENSE * values && values >= DENSE * (numbers.max() - numbers.min() + 1);
    }
}
