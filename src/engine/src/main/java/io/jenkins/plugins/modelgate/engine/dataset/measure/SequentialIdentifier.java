package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.Arrays;

/**
 * Whether a column numbers its rows: its distinct values are all integers from its least to its greatest, more than one. As cleanlab
 * ({@code test_identifier_column.py}). Such a column tells the order of the rows, not the world; class codes look the same.
 */
public final class SequentialIdentifier {
    private SequentialIdentifier() {}

    /** The test on all values. */
    public static boolean is(double[] values) {
        double[] distinct = Arrays.stream(values)
                .map(value -> value + 0.0)
                .distinct()
                .sorted()
                .toArray();
        for (int i = 0; i < distinct.length; i++) {
            if (Double.compare(distinct[i], Math.rint(distinct[0]) + i) != 0) {
                return false;
            }
        }
        return distinct.length > 1;
    }

    /** The test on a profile of a column that holds integers alone. */
    public static boolean is(long min, long max, long distinct) {
        long span = max - min;
        return distinct > 1 && max > min && span >= 0 && span == distinct - 1;
    }
}
