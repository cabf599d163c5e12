package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Chi-squared test of fit against the baseline's shares, with small expected cells merged as deequ does
 * ({@code analyzers/Distance.scala}): while more than a fifth of the cells expect fewer than 5 rows (with two cells: any fewer than
 * 10), the smallest joins the second smallest. A row where none is expected makes the statistic infinite and p zero. Reported.
 */
public final class ChiSquareFit implements BinMeasure {
    private static final double FEW = 5;
    private static final double FEW_OF_TWO = 10;

    /**
     * Outcome of the test.
     *
     * @param statistic the sum of (observed - expected) squared / expected; NaN if fewer than two cells are left
     * @param cells how many are left
     * @param pValue with cells - 1 degrees of freedom, NaN if the statistic is
     */
    public record Fit(double statistic, int cells, double pValue) {}

    @Override
    public String measure() {
        return "Chi-squared test of fit";
    }

    @Override
    public String variant() {
        return "chi2.gof";
    }

    @Override
    public double value(BinPair pair) {
        return fit(pair).statistic();
    }

    @Override
    public double pValue(BinPair pair) {
        return fit(pair).pValue();
    }

    private static Fit fit(BinPair pair) {
        double[] expected = pair.p();
        double[] observed = new double[expected.length];
        long[] current = pair.current();
        pair.q();
        for (int i = 0; i < expected.length; i++) {
            observed[i] = current[i];
        }
        return merged(observed, expected);
    }

    /** The test without merging. */
    public static Fit plain(double[] observed, double[] expected) {
        return new Cells(observed, expected).fit();
    }

    /**
     * The test with small cells merged.
     *
     * @param observed rows of each cell
     * @param expected rows or shares of each cell; scaled to the observed sum
     */
    public static Fit merged(double[] observed, double[] expected) {
        Cells cells = new Cells(observed, expected);
        cells.mergeSmall();
        return cells.fit();
    }

    private static final class Cells {
        private final double[] observed;
        private final double[] expected;
        private int size;

        Cells(double[] observed, double[] expected) {
            if (observed.length != expected.length) {
                throw new IllegalArgumentException(
                        observed.length + " observed cells do not fit " + expected.length + " expected ones");
            }
            this.observed = observed.clone();
            this.expected = expected.clone();
            this.size = expected.length;
            double rows = sum(observed);
            double total = sum(expected);
            for (int i = 0; i < size; i++) {
                this.expected[i] = expected[i] / total * rows;
            }
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        void mergeSmall() {
            while (size >= 2 && small() > (size == 2 ? 0 : size / 5)) {
                int least = remove(least());
                int next = least();
                observed[next] += observed[least];
                expected[next] += expected[least];
            }
        }

        private int small() {
            double few = size == 2 ? FEW_OF_TWO : FEW;
            int count = 0;
            for (int i = 0; i < size; i++) {
                count += expected[i] < few ? 1 : 0;
            }
            return count;
        }

        private int least() {
            int least = 0;
            for (int i = 1; i < size; i++) {
                least = expected[i] < expected[least] ? i : least;
            }
            return least;
        }

        /** Moves a cell behind the last one; answers where it is. */
        private int remove(int index) {
            size--;
            double keptObserved = observed[index];
            double keptExpected = expected[index];
            System.arraycopy(observed, index + 1, observed, index, size - index);
            System.arraycopy(expected, index + 1, expected, index, size - index);
            observed[size] = keptObserved;
            expected[size] = keptExpected;
            return size;
        }

        Fit fit() {
            if (size < 2) {
                return new Fit(Double.NaN, size, Double.NaN);
            }
            double statistic = 0;
            for (int i = 0; i < size; i++) {
                double difference = observed[i] - expected[i];
                statistic += difference == 0 ? 0 : difference * difference / expected[i];
            }
            double p = Double.isNaN(statistic) ? Double.NaN : ChiSquareContingency.probability(statistic, size);
            return new Fit(statistic, size, p);
        }
    }
}
