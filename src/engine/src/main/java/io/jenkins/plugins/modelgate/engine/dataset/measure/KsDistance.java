package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;

/** Kolmogorov-Smirnov distance, the greatest difference of two cumulative distributions, 0 to 1. */
public final class KsDistance implements CdfMeasure {
    /** Below this the limiting probability is 1 to twelve digits, and its series slow. */
    private static final double CERTAIN = 0.2;

    private static final double NEGLIGIBLE = 1e-17;

    @Override
    public String measure() {
        return "Kolmogorov-Smirnov distance";
    }

    @Override
    public String variant() {
        return "ks.d";
    }

    @Override
    public double value(Cdf reference, Cdf current) {
        double[] greatest = new double[1];
        reference.walk(current, (from, to, f, g) -> greatest[0] = Math.max(greatest[0], Math.abs(f - g)));
        return greatest[0];
    }

    @Override
    public double floor(Cdf reference, Cdf current, double alpha) {
        return Floors.kolmogorov(reference.rows(), current.rows(), alpha) + reference.rankError() + current.rankError();
    }

    @Override
    public double pValue(Cdf reference, Cdf current) {
        return limit(value(reference, current), reference.rows(), current.rows());
    }

    /** Kolmogorov's limit for large samples: 2 sum of (-1)^(j-1) exp(-2 j^2 t^2), t = d sqrt(n m / (n + m)). */
    static double limit(double d, long n, long m) {
        double t = d / Math.sqrt(1.0 / n + 1.0 / m);
        if (t < CERTAIN) {
            return 1;
        }
        double sum = 0;
        double sign = 2;
        double term = 1;
        for (int j = 1; term > NEGLIGIBLE; j++) {
            term = Math.exp(-2.0 * j * j * t * t);
            sum += sign * term;
            sign = -sign;
        }
        return Math.max(0, Math.min(1, sum));
    }

    /** The test of two samples with the exact distribution of the distance; for small samples. */
    public static TestResult exact(double[] x, double[] y) {
        return test("ks.exact", PValueMethod.EXACT, x, y);
    }

    /** The test of two samples with the distance's asymptotic distribution. */
    public static TestResult asymptotic(double[] x, double[] y) {
        return test("ks.asymptotic", PValueMethod.ASYMPTOTIC, x, y);
    }

    private static TestResult test(String variant, PValueMethod method, double[] x, double[] y) {
        SignificanceResult result =
                KolmogorovSmirnovTest.withDefaults().with(method).test(x, y);
        return new TestResult(variant, result.getStatistic(), result.getPValue());
    }
}
