package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;

/** {@code hist.threshold}: a value outside of fixed bounds, as deequ's SimpleThresholdStrategy; one bound may be infinite. */
public record ThresholdRule(double lower, double upper) implements HistoryRule {
    public ThresholdRule {
        History.ordered(lower, upper);
    }

    @Override
    public String variant() {
        return "hist.threshold";
    }

    @Override
    public List<Integer> anomalies(double[] series, int from, int to) {
        History.interval(series, from, to);
        return History.matching(from, to, i -> History.outside(series[i], lower, upper));
    }
}
