package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What the rules on history share. */
final class History {
    private History() {}

    static List<Integer> matching(int from, int to, IntPredicate anomaly) {
        List<Integer> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (anomaly.test(i)) {
                found.add(i);
            }
        }
        return found;
    }

    /** Checks bounds of which one may be infinite. */
    static void ordered(double lower, double upper) {
        if (!(lower <= upper) || Double.isInfinite(lower) && Double.isInfinite(upper)) {
            throw new IllegalArgumentException(
                    "bounds are ascending and at least one is finite, not " + lower + " and " + upper);
        }
    }

    /** Whether a value is outside of bounds; NaN always is. */
    static boolean outside(double value, double lower, double upper) {
        return !(value >= lower && value <= upper);
    }

    static void order(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("a change is at least of order 1, not " + order);
        }
    }

    static void interval(double[] series, int from, int to) {
        if (from < 0 || from > to || to > series.length) {
            throw new IllegalArgumentException(
                    "no interval [" + from + ", " + to + ") in a history of " + series.length + " values");
        }
    }
}
