package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;

/**
 * {@code hist.relrate}: a value over the one some versions before outside of bounds, as deequ's RelativeRateOfChangeStrategy. After
 * a 0 the rate is infinite, or NaN after 0 for 0, and outside of every bound.
 */
public record RelativeRateRule(int order, double lower, double upper) implements HistoryRule {
    public RelativeRateRule {
        History.order(order);
        History.ordered(lower, upper);
    }

    @Override
    public String variant() {
        return "hist.relrate(" + order + ")";
    }

    @Override
    public List<Integer> anomalies(double[] series, int from, int to) {
        History.interval(series, from, to);
        double[] rates = rates(series, order);
        return History.matching(
                Math.max(from, order),
                to,
                i -> !Double.isFinite(rates[i - order]) || History.outside(rates[i - order], lower, upper));
    }

    /** The rates; the first one belongs to the value at the index of the order. */
    public static double[] rates(double[] series, int order) {
        double[] rates = new double[Math.max(0, series.length - order)];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = series[i + order] / series[i];
        }
        return rates;
    }
}
