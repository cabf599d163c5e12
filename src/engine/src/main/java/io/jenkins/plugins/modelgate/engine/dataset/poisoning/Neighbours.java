package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The ten nearest rows of each row, by distance over the features scaled by their spread; a category that differs counts as one
 * spread. Exact; of a large sample fewer rows ask, so that the number of distances stays bounded.
 */
final class Neighbours {
    static final int K = 10;

    /** Products of rows, rows and columns that are computed. */
    private static final double MOST_WORK = 3e9;

    /** Rows that are searched before an interruption is noticed. */
    private static final int CHUNK = 4096;

    private final int[] asking;
    private final int[][] nearest;
    private final float[][] distances;
    private final int references;

    private Neighbours(int[] asking, int[][] nearest, float[][] distances, int references) {
        this.asking = asking;
        this.nearest = nearest;
        this.distances = distances;
        this.references = references;
    }

    static Neighbours of(RowSample sample) throws InterruptedException {
        int n = sample.size();
        int d = sample.features().size();
        if (n <= K || d == 0) {
            return new Neighbours(new int[0], new int[0][], new float[0][], n);
        }
        boolean[] category = new boolean[d];
        for (int c = 0; c < d; c++) {
            category[c] = !sample.feature(c).isNumeric();
        }
        KdTree tree = new KdTree(scaled(sample), category, n);
        int queries = (int) Math.max(1, Math.min(n, MOST_WORK / ((double) n * d)));
        int[] asking = queries == n ? all(n) : some(n, queries);
        int[][] nearest = new int[queries][K];
        float[][] distances = new float[queries][K];
        for (int from = 0; from < queries; from += CHUNK) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            IntStream.range(from, Math.min(queries, from + CHUNK))
                    .parallel()
                    .forEach(q -> tree.search(asking[q], nearest[q], distances[q]));
        }
        return new Neighbours(asking, nearest, distances, n);
    }

    private static int[] all(int n) {
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static int[] some(int n, int queries) {
        return new Random(42).ints(0, n).distinct().limit(queries).sorted().toArray();
    }

    private static float[] scaled(RowSample sample) {
        int n = sample.size();
        int d = sample.features().size();
        float[] scaled = new float[n * d];
        for (int c = 0; c < d; c++) {
            SampleColumn column = sample.feature(c);
            double[] sorted = column.isNumeric() ? column.sorted() : new double[0];
            double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
            double spread = spread(sorted);
            for (int r = 0; r < n; r++) {
                double value = column.value(r);
                if (!column.isNumeric()) {
                    scaled[r * d + c] = column.code(r);
                } else if (Double.isFinite(value) && spread > 0) {
                    // A value far out says no more than "far out": it must not hide the other columns.
                    scaled[r * d + c] = (float) Math.max(-5, Math.min(5, (value - median) / spread));
                }
            }
        }
        return scaled;
    }

    /** Half of the middle 68 percent, else a quarter of the middle 98: a standard deviation that few rows cannot move. */
    private static double spread(double[] sorted) {
        if (sorted.length < 2) {
            return 0;
        }
        int last = sorted.length - 1;
        double inner = (sorted[(int) (0.84 * last)] - sorted[(int) (0.16 * last)]) / 2;
        return inner > 0 ? inner : (sorted[(int) (0.99 * last)] - sorted[(int) (0.01 * last)]) / 4;
    }

    /** Number of rows that asked. */
    int size() {
        return asking.length;
    }

    /** Rows that could be found. */
    int references() {
        return references;
    }

    /** The row of the sample that asked. */
    int asking(int query) {
        return asking[query];
    }

    /** Its nearest rows, the nearest first. */
    int[] nearest(int query) {
        return nearest[query].clone();
    }

    /** One of its nearest rows, by rank from 0. */
    int nearest(int query, int rank) {
        return nearest[query][rank];
    }

    /** Distance to its nearest row of that rank from 0. */
    double distance(int query, int rank) {
        return Math.sqrt(distances[query][rank]);
    }
}
