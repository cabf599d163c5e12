package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;

/**
 * Nearest rows by halving the rows along the widest column, again and again (Friedman, Bentley and Finkel 1977), with distances to a half
 * summed over the columns that were halved (Arya and Mount 1993). Exact: a half is left out only when no row in it can be nearer. Columns
 * of categories differ by one or not at all and are not halved.
 */
final class KdTree {
    private static final int LEAF = 32;

    private final boolean[] category;
    private final int n;
    private final int d;
    private final int[] order;
    private final int[] axis;
    private final float[] low;
    private final float[] high;

    /** Rows in the order of the leaves, so that a leaf is read in one go. */
    private final float[] packed;

    private final int[] place;

    /**
     * A tree.
     *
     * @param points row after row
     * @param category which columns are no numbers
     */
    KdTree(float[] points, boolean[] category, int n) {
        this.category = category.clone();
        this.n = n;
        this.d = category.length;
        this.order = new int[n];
        Arrays.setAll(order, i -> i);
        int nodes = 1;
        while (nodes * LEAF < n) {
            nodes *= 2;
        }
        this.axis = new int[2 * nodes];
        this.low = new float[2 * nodes];
        this.high = new float[2 * nodes];
        Arrays.fill(axis, -1);
        build(points, 1, 0, n);
        this.packed = new float[points.length];
        this.place = new int[n];
        for (int i = 0; i < n; i++) {
            place[order[i]] = i;
            System.arraycopy(points, order[i] * d, packed, i * d, d);
        }
    }

    private void build(float[] points, int node, int from, int to) {
        if (node >= axis.length / 2 || to - from <= LEAF) {
            return;
        }
        int widest = widest(points, from, to);
        if (widest < 0) {
            return;
        }
        sort(points, widest, from, to);
        int middle = (from + to) >>> 1;
        axis[node] = widest;
        low[node] = points[order[middle - 1] * d + widest];
        high[node] = points[order[middle] * d + widest];
        build(points, 2 * node, from, middle);
        build(points, 2 * node + 1, middle, to);
    }

    /** The column of numbers that reaches furthest, -1 when the rows are the same in all of them. */
    private int widest(float[] points, int from, int to) {
        int widest = -1;
        float width = 0;
        for (int c = 0; c < d; c++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to && !category[c]; i++) {
                float value = points[order[i] * d + c];
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            if (most - least > width) {
                width = most - least;
                widest = c;
            }
        }
        return widest;
    }

    /** By one column; rows that are equal in it keep the order of their numbers. */
    private void sort(float[] points, int column, int from, int to) {
        long[] keys = new long[to - from];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(points[order[from + i] * d + column] + 0f);
            int ascending = bits ^ bits >> 31 & Integer.MAX_VALUE;
            keys[i] = (long) ascending << 32 | order[from + i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            order[from + i] = (int) keys[i];
        }
    }

    /**
     * Finds the nearest rows of one of the rows, itself left out.
     *
     * @param nearest takes their numbers, the nearest first
     * @param distances takes the squared distances
     */
    void search(int query, int[] nearest, float[] distances) {
        new Search(place[query], nearest, distances).in(1, 0, n, 0);
    }

    private final class Search {
        private final int query;
        private final int[] nearest;
        private final float[] distances;
        private final int last;

        /** How far the half that is searched lies from the row, in each column. */
        private final float[] away = new float[d];

        private Search(int query, int[] nearest, float[] distances) {
            this.query = query;
            this.nearest = nearest;
            this.distances = distances;
            this.last = distances.length - 1;
            Arrays.fill(distances, Float.POSITIVE_INFINITY);
        }

        private void in(int node, int from, int to, float least) {
            int split = axis[node];
            if (split < 0) {
                for (int i = from; i < to; i++) {
                    if (i != query) {
                        compare(i);
                    }
                }
                return;
            }
            int middle = (from + to) >>> 1;
            float value = packed[query * d + split];
            boolean left = value - low[node] < high[node] - value;
            in(left ? 2 * node : 2 * node + 1, left ? from : middle, left ? middle : to, least);
            float gap = Math.max(away[split], left ? high[node] - value : value - low[node]);
            float beyond = least - away[split] * away[split] + gap * gap;
            // A hair's breadth for the rounding of the sums.
            if (beyond * 0.9999f <= distances[last]) {
                float before = away[split];
                away[split] = gap;
                in(left ? 2 * node + 1 : 2 * node, left ? middle : from, left ? to : middle, beyond);
                away[split] = before;
            }
        }

        private void compare(int at) {
            float sum = 0;
            float worst = distances[last];
            int base = query * d;
            int other = at * d;
            for (int c = 0; c < d && sum <= worst; c++) {
                float difference = packed[base + c] - packed[other + c];
                sum += category[c] ? difference == 0 ? 0 : 1 : difference * difference;
            }
            int row = order[at];
            if (nearer(sum, row, last)) {
                int to = last;
                while (to > 0 && nearer(sum, row, to - 1)) {
                    distances[to] = distances[to - 1];
                    nearest[to] = nearest[to - 1];
                    to--;
                }
                distances[to] = sum;
                nearest[to] = row;
            }
        }

        /** Of rows equally far away those with the smaller numbers count, whatever the order of the search. */
        private boolean nearer(float distance, int row, int than) {
            int order = Float.compare(distance, distances[than]);
            return order < 0 || order == 0 && row < nearest[than];
        }
    }
}
