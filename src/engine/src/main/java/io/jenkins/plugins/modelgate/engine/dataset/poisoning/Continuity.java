package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a number stands with a label as the numbers next to it do. A column that tells a label by nature does so over a range; a
 * trigger is one number.
 */
final class Continuity {
    /** Rows next to the value that are looked at on each side, at least. */
    private static final int LEAST = 10;

    private final RowSample sample;
    private final List<Integer[]> orders = new ArrayList<>();

    Continuity(RowSample sample) {
        this.sample = sample;
        for (int c = 0; c < sample.columns().size(); c++) {
            orders.add(null);
        }
    }

    /** Greatest share of the label next to one of the values, the others the same; -1 when none of them is a number. */
    double share(List<Integer> columns, List<String> values, int label, long shown) {
        double most = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (sample.isNumeric(columns.get(i))) {
                most = Math.max(most, along(i, columns, values, label, Math.max(LEAST, shown)));
            }
        }
        return most;
    }

    private double along(int at, List<Integer> columns, List<String> values, int label, long wanted) {
        int column = columns.get(at);
        float value = sample.encoded(column, values.get(at));
        if (Float.isNaN(value)) {
            return 0;
        }
        Integer[] order = order(column);
        int from = 0;
        int to = order.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compared(sample.value(order[middle], column)) < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        double[] below = side(order, from - 1, -1, at, columns, values, label, wanted);
        double[] above = side(order, from, 1, at, columns, values, label, wanted);
        return Math.max(below[1] < LEAST ? 0 : below[0] / below[1], above[1] < LEAST ? 0 : above[0] / above[1]);
    }

    private double[] side(
            Integer[] order,
            int start,
            int step,
            int at,
            List<Integer> columns,
            List<String> values,
            int label,
            long wanted) {
        int column = columns.get(at);
        float value = sample.encoded(column, values.get(at));
        double[] found = new double[2];
        for (int i = start; i >= 0 && i < order.length && found[1] < wanted; i += step) {
            int row = order[i];
            boolean same = sample.value(row, column) != value
                    && sample.label(row) >= 0
                    && !Float.isNaN(sample.value(row, column));
            for (int other = 0; other < columns.size() && same; other++) {
                same = other == at
                        || sample.value(row, columns.get(other))
                                == sample.encoded(columns.get(other), values.get(other));
            }
            if (same) {
                found[0] += sample.label(row) == label ? 1 : 0;
                found[1]++;
            }
        }
        return found;
    }

    private Integer[] order(int column) {
        Integer[] order = orders.get(column);
        if (order == null) {
            order = new Integer[sample.size()];
            java.util.Arrays.setAll(order, i -> i);
            java.util.Arrays.sort(
                    order,
                    (a, b) -> Float.compare(compared(sample.value(a, column)), compared(sample.value(b, column))));
            orders.set(column, order);
        }
        return order;
    }

    /** NULL stands last. */
    private static float compared(float value) {
        return Float.isNaN(value) ? Float.POSITIVE_INFINITY : value;
    }
}
