package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code hist.online}: a value further than k population standard deviations from the mean of all values until then, itself
 * included, as deequ's OnlineNormalStrategy. For comparison alone: with the value itself inside, it is never more than sqrt(n - 1)
 * deviations away, so that three deviations cannot fire on fewer than eleven values.
 *
 * @param sigmas k
 * @param ignoreStart share of the series at its start that is not judged, 0 to 1
 * @param ignoreAnomalies whether found anomalies stay out of mean and deviation
 */
public record OnlineRule(double sigmas, double ignoreStart, boolean ignoreAnomalies) implements HistoryRule {
    public OnlineRule {
        if (!(sigmas >= 0) || !(ignoreStart >= 0 && ignoreStart <= 1)) {
            throw new IllegalArgumentException("deviations are not negative and the ignored share is from 0 to 1, not "
                    + sigmas + " and " + ignoreStart);
        }
    }

    /** Mean and deviation after a value, and whether the value is an anomaly. */
    public record Point(double mean, double deviation, boolean anomaly) {}

    @Override
    public String variant() {
        return "hist.online";
    }

    @Override
    public List<Integer> anomalies(double[] series, int from, int to) {
        List<Point> points = points(series, from, to);
        return History.matching(from, to, i -> points.get(i).anomaly());
    }

    /** All steps; outside of the interval no value is an anomaly. */
    public List<Point> points(double[] series, int from, int to) {
        History.interval(series, from, to);
        List<Point> points = new ArrayList<>();
        double skipped = series.length * ignoreStart;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < series.length; i++) {
            // The source divides by the position, not by the number of values kept; so do we.
            double nextMean = mean + (series[i] - mean) / (i + 1);
            double nextSquares = squares + (series[i] - mean) * (series[i] - nextMean);
            double deviation = Math.sqrt(nextSquares / (i + 1));
            boolean judged = i >= skipped && i >= from && i < to;
            boolean anomaly =
                    judged && History.outside(series[i], nextMean - sigmas * deviation, nextMean + sigmas * deviation);
            if (!anomaly || !ignoreAnomalies) {
                mean = nextMean;
                squares = nextSquares;
            }
            points.add(new Point(mean, deviation, anomaly));
        }
        return points;
    }
}
