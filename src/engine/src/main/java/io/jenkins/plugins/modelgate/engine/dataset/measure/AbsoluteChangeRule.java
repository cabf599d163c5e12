package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;

/**
 * {@code hist.abschange}: a change outside of bounds, as deequ's AbsoluteChangeStrategy. The change of order 1 is the difference
 * from the value before, of higher orders the difference of differences.
 */
public record AbsoluteChangeRule(int order, double lower, double upper) implements HistoryRule {
    public AbsoluteChangeRule {
        History.order(order);
        History.ordered(lower, upper);
    }

    @Override
    public String variant() {
        return "hist.abschange(" + order + ")";
    }

    @Override
    public List<Integer> anomalies(double[] series, int from, int to) {
        History.interval(series, from, to);
        double[] changes = changes(series, order);
        return History.matching(Math.max(from, order), to, i -> History.outside(changes[i - order], lower, upper));
    }

    /** The changes; the first one belongs to the value at the index of the order. */
    public static double[] changes(double[] series, int order) {
        double[] changes = series.clone();
        for (int round = 0; round < order; round++) {
            double[] next = new double[Math.max(0, changes.length - 1)];
            for (int i = 0; i < next.length; i++) {
                next[i] = changes[i + 1] - changes[i];
            }
            changes = next;
        }
        return changes;
    }
}
