package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;

/**
 * Nearest rows by halving the rows along the widest column, again and again (Friedman, Bentley and Finkel 1977). Exact: a half is left out
 * only when no row in it can be nearer. Columns of categories differ by one or not at all and are not halved.
 */
final class KdTree {
    private static final int LEAF = 24;

    private final float[] points;
    private final boolean[] category;
    private final int n;
    private final int d;
    private final int[] order;
    private final int[] axis;
    private final float[] low;
    private final float[] high;

    /**
     * A tree.
     *
     * @param points row after row
     * @param category which columns are no numbers
     */
    KdTree(float[] points, boolean[] category, int n) {
        this.points = points.clone();
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
        build(1, 0, n);
    }

    private void build(int node, int from, int to) {
        if (node >= axis.length / 2 || to - from <= LEAF) {
            return;
        }
        int widest = -1;
        float width = 0;
        for (int c = 0; c < d; c++) {
            if (category[c]) {
                continue;
            }
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                float value = points[order[i] * d + c];
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            if (most - least > width) {
                width = most - least;
                widest = c;
            }
        }
        if (widest < 0) {
            return;
        }
        sort(widest, from, to);
        int middle = (from + to) >>> 1;
        axis[node] = widest;
        low[node] = points[order[middle - 1] * d + widest];
        high[node] = points[order[middle] * d + widest];
        build(2 * node, from, middle);
        build(2 * node + 1, middle, to);
    }

    /** By one column; rows that are equal in it keep the order of their numbers. */
    private void sort(int column, int from, int to) {
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
        Arrays.fill(distances, Float.POSITIVE_INFINITY);
        search(1, 0, n, query, nearest, distances);
    }

    private void search(int node, int from, int to, int query, int[] nearest, float[] distances) {
        int split = node < axis.length ? axis[node] : -1;
        if (split < 0) {
            for (int i = from; i < to; i++) {
                if (order[i] != query) {
                    compare(order[i], query, nearest, distances);
                }
            }
            return;
        }
        int middle = (from + to) >>> 1;
        float value = points[query * d + split];
        boolean left = value - low[node] < high[node] - value;
        search(left ? 2 * node : 2 * node + 1, left ? from : middle, left ? middle : to, query, nearest, distances);
        float gap = left ? high[node] - value : value - low[node];
        if (gap <= 0 || gap * gap <= distances[distances.length - 1]) {
            search(left ? 2 * node + 1 : 2 * node, left ? middle : from, left ? to : middle, query, nearest, distances);
        }
    }

    private void compare(int row, int query, int[] nearest, float[] distances) {
        float sum = 0;
        int last = distances.length - 1;
        float worst = distances[last];
        int base = query * d;
        int other = row * d;
        for (int c = 0; c < d && sum <= worst; c++) {
            float difference = points[base + c] - points[other + c];
            sum += category[c] ? difference == 0 ? 0 : 1 : difference * difference;
        }
        // Of rows equally far away those with the smaller numbers count, whatever the order of the search.
        if (sum < worst || sum == worst && row < nearest[last]) {
            int at = last;
            while (at > 0 && (distances[at - 1] > sum || distances[at - 1] == sum && nearest[at - 1] > row)) {
                distances[at] = distances[at - 1];
                nearest[at] = nearest[at - 1];
                at--;
            }
            distances[at] = sum;
            nearest[at] = row;
        }
    }
}
