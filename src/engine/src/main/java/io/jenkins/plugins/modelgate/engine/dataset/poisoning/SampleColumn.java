package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;
import java.util.List;

/**
 * A column of a sample in memory, with its distinct values numbered in ascending order, so that counting needs arrays and no maps.
 * Categories are numbers too: the position of their text.
 */
final class SampleColumn {
    private static final int BINS = 10;

    private final String name;
    private final boolean numeric;
    private final double[] values;
    private final List<String> texts;
    private final double[] distinct;
    private final int[] codes;
    private final int[] starts;
    private final int[] rows;
    private final double[] edges;
    private final int[] bins;

    /**
     * A column of numbers, or of categories.
     *
     * @param values NaN for NULL
     * @param texts the categories, or null for numbers
     */
    SampleColumn(String name, double[] values, List<String> texts) {
        this.name = name;
        this.numeric = texts == null;
        this.values = values.clone();
        this.texts = texts == null ? List.of() : List.copyOf(texts);
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        this.distinct = unique(sorted);
        this.codes = new int[values.length];
        this.starts = new int[distinct.length + 1];
        for (int r = 0; r < codes.length; r++) {
            codes[r] = Double.isNaN(values[r]) ? -1 : Arrays.binarySearch(distinct, values[r]);
            if (codes[r] >= 0) {
                starts[codes[r] + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        this.rows = new int[sorted.length];
        int[] next = starts.clone();
        for (int r = 0; r < codes.length; r++) {
            if (codes[r] >= 0) {
                rows[next[codes[r]]++] = r;
            }
        }
        this.edges = numeric ? tenths(sorted) : new double[0];
        this.bins = new int[values.length];
        int[] binOf = new int[distinct.length];
        for (int i = 0; i < binOf.length; i++) {
            binOf[i] = numeric ? bin(edges, distinct[i]) : (int) distinct[i];
        }
        for (int r = 0; r < bins.length; r++) {
            bins[r] = codes[r] < 0 ? -1 : binOf[codes[r]];
        }
    }

    private static double[] unique(double[] sorted) {
        double[] unique = new double[sorted.length];
        int n = 0;
        for (double value : sorted) {
            if (n == 0 || unique[n - 1] != value) {
                unique[n++] = value;
            }
        }
        return Arrays.copyOf(unique, n);
    }

    private static double[] tenths(double[] sorted) {
        double[] finite =
                Arrays.stream(sorted).filter(value -> !Double.isInfinite(value)).toArray();
        double[] inner = new double[BINS - 1];
        for (int i = 1; i < BINS && finite.length > 0; i++) {
            inner[i - 1] = finite[(int) ((long) i * finite.length / BINS)];
        }
        return finite.length == 0 ? new double[0] : unique(inner);
    }

    private static int bin(double[] edges, double value) {
        int bin = 0;
        for (double edge : edges) {
            bin += edge <= value ? 1 : 0;
        }
        return bin;
    }

    String name() {
        return name;
    }

    boolean isNumeric() {
        return numeric;
    }

    int size() {
        return values.length;
    }

    /** The number, or the position of the category; NaN for NULL. */
    double value(int row) {
        return values[row];
    }

    /** Position of the row's value among the distinct ones, -1 for NULL. */
    int code(int row) {
        return codes[row];
    }

    /** Number of values that are not NULL. */
    int values() {
        return rows.length;
    }

    /** Position of a category, NaN for one that the sample does not have. */
    double position(String category) {
        int at = texts.indexOf(category);
        return at < 0 ? Double.NaN : at;
    }

    /** Number of distinct values. */
    int distinct() {
        return distinct.length;
    }

    /** The number, or the position of the category, behind a code. */
    double number(int code) {
        return distinct[code];
    }

    /** Code of a number or of a category's position, -1 when the sample does not have it. */
    int codeOf(double value) {
        return Math.max(-1, Arrays.binarySearch(distinct, value));
    }

    /** How to write a value: the category, or the number without needless zeros. */
    String text(int code) {
        double value = distinct[code];
        if (!numeric) {
            return texts.get((int) value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Number of rows with the value. */
    int count(int code) {
        return starts[code + 1] - starts[code];
    }

    /** Rows of the sample that have the value: the i-th of them. */
    int row(int code, int i) {
        return rows[starts[code] + i];
    }

    /** Rows with values, in ascending order of the values. */
    int[] ordered() {
        return rows.clone();
    }

    /** Position in {@link #ordered} of the first row of a value. */
    int start(int code) {
        return starts[code];
    }

    /** Values that are neither NULL nor infinite, ascending. */
    double[] sorted() {
        double[] sorted = new double[rows.length];
        int n = 0;
        for (int row : rows) {
            if (!Double.isInfinite(values[row])) {
                sorted[n++] = values[row];
            }
        }
        return Arrays.copyOf(sorted, n);
    }

    /** Inner edges of the tenths. */
    double[] edges() {
        return edges.clone();
    }

    /** Bin of a row among the tenths, the position of its category, -1 for NULL. */
    int bin(int row) {
        return bins[row];
    }

    /** One more than the greatest bin. */
    int bins() {
        return numeric ? edges.length + 1 : texts.size();
    }
}
