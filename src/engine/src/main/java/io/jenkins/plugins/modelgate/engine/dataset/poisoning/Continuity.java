package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

/**
 * Whether a number stands with a label as the numbers next to it do. A column that tells a label by nature does so over a range; a
 * trigger is one number.
 */
final class Continuity {
    /** Rows next to the value that are looked at on each side, at least. */
    private static final int LEAST = 10;

    private final RowSample sample;
    private final int[][] orders;

    Continuity(RowSample sample) {
        this.sample = sample;
        this.orders = new int[sample.features().size()][];
    }

    /** Greatest share of the label next to one of the values, the others the same; -1 when none of them is a number. */
    double share(int[] columns, int[] codes, int label, long shown) {
        double most = -1;
        for (int i = 0; i < columns.length; i++) {
            if (sample.feature(columns[i]).isNumeric()) {
                most = Math.max(most, along(i, columns, codes, label, Math.max(LEAST, shown)));
            }
        }
        return most;
    }

    private double along(int at, int[] columns, int[] codes, int label, long wanted) {
        SampleColumn column = sample.feature(columns[at]);
        if (orders[columns[at]] == null) {
            orders[columns[at]] = column.ordered();
        }
        int[] order = orders[columns[at]];
        int start = column.start(codes[at]);
        double[] below = side(order, start - 1, -1, at, columns, codes, label, wanted);
        double[] above = side(order, start + column.count(codes[at]), 1, at, columns, codes, label, wanted);
        return Math.max(below[1] < LEAST ? 0 : below[0] / below[1], above[1] < LEAST ? 0 : above[0] / above[1]);
    }

    private double[] side(
            int[] order, int start, int step, int at, int[] columns, int[] codes, int label, long wanted) {
        double[] found = new double[2];
        for (int i = start; i >= 0 && i < order.length && found[1] < wanted; i += step) {
            int row = order[i];
            boolean same = sample.label(row) >= 0;
            for (int other = 0; other < columns.length && same; other++) {
                same = other == at || sample.feature(columns[other]).code(row) == codes[other];
            }
            if (same) {
                found[0] += sample.label(row) == label ? 1 : 0;
                found[1]++;
            }
        }
        return found;
    }
}
