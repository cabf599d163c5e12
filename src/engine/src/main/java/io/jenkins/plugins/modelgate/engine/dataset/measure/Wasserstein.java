package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * First Wasserstein distance, the area between two cumulative distributions, over the population standard deviation of the
 * baseline. Where that is 0, or too large for floating point, and the current data
 * differ, there is no value.
 */
public final class Wasserstein implements CdfMeasure {

    @Override
    public String measure() {
        return "Wasserstein distance";
    }

    @Override
    public String variant() {
        return "w1.refsigma";
    }

    @Override
    public double value(Cdf reference, Cdf current) {
        double area = area(reference, current);
        if (area == 0) {
            return 0;
        }
        boolean scaled = reference.deviation() > 0 && Double.isFinite(reference.deviation());
        return scaled ? area / reference.deviation() : Double.NaN;
    }

    @Override
    public double floor(Cdf reference, Cdf current, double alpha) {
        return Floors.wasserstein(reference.rows(), current.rows(), alpha);
    }

    /** The distance in the column's own unit. */
    public static double area(Cdf reference, Cdf current) {
        double[] sum = new double[1];
        reference.walk(current, (from, to, f, g) -> sum[0] += f == g ? 0 : Math.abs(f - g) * (to - from));
        return sum[0];
    }
}
