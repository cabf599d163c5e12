package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * {@code hist.normal}, the default: a value further from the mean of the accepted earlier ones than k standard deviations, the
 * deviation being the sample's (n - 1) and at least minDelta. As deequ's BatchNormalStrategy with includeInterval=false, with two
 * additions: short histories have a larger k, because three deviations of eight values alarm falsely in 2.5 % of cases; and minDelta,
 * because every change is far from a constant history.
 *
 * @param sigmas fixed k, or NaN for the k that alarms falsely in 0.27 % of cases
 * @param minDeltaShare least deviation as a share of the mean; 0 for metrics that must match exactly
 */
public record NormalRule(double sigmas, double minDeltaShare) implements HistoryRule {
    /** With fewer accepted values there is no verdict. */
    public static final int FEWEST = 8;
    /** With so many accepted values three deviations do. */
    public static final int MANY = 30;

    private static final double THREE = 3;
    /** Half of the false alarms of three deviations of a known normal distribution. */
    private static final double TAIL = 0.00135;

    private static final double MIN_DELTA = 0.01;

    public NormalRule {
        if (sigmas <= 0 || Double.isInfinite(sigmas) || !(minDeltaShare >= 0 && Double.isFinite(minDeltaShare))) {
            throw new IllegalArgumentException("deviations are above 0 and the least deviation is not negative, not "
                    + sigmas + " and " + minDeltaShare);
        }
    }

    /**
     * Outcome for one value.
     *
     * @param n accepted earlier values
     * @param mean theirs
     * @param deviation theirs, or minDelta if that is greater
     * @param sigmas the k used
     * @param value the value judged
     * @param verdict REPORTED for histories that are too short, otherwise PASS, FAIL, or ERROR for a value that is not finite
     */
    public record Judgement(int n, double mean, double deviation, double sigmas, double value, DriftVerdict verdict) {
        /** Least value that passes. */
        public double lower() {
            return mean - sigmas * deviation;
        }

        /** Greatest value that passes. */
        public double upper() {
            return mean + sigmas * deviation;
        }
    }

    /** For metrics such as a mean or a row count. */
    public static NormalRule defaults() {
        return new NormalRule(Double.NaN, MIN_DELTA);
    }

    /** For metrics that do not change by themselves, such as a number of columns. */
    public static NormalRule exact() {
        return new NormalRule(Double.NaN, 0);
    }

    /** k with 0.27 % false alarms: t of n - 1 degrees of freedom times sqrt(1 + 1/n); 3 from 30 values on. */
    public static double sigmas(int n) {
        return n >= MANY ? THREE : TDistribution.of(n - 1.0).inverseSurvivalProbability(TAIL) * Math.sqrt(1 + 1.0 / n);
    }

    @Override
    public String variant() {
        return "hist.normal";
    }

    /**
     * Judges one value.
     *
     * @param accepted earlier values whose gate passed or that were approved, without this one; finite
     */
    public Judgement judge(double[] accepted, double value) {
        for (double earlier : accepted) {
            if (!Double.isFinite(earlier)) {
                throw new IllegalArgumentException(
                        "the history holds " + earlier + ", which no gate can have accepted");
            }
        }
        if (accepted.length < 2) {
            double mean = accepted.length == 0 ? Double.NaN : accepted[0];
            return new Judgement(accepted.length, mean, Double.NaN, Double.NaN, value, tooShort(value));
        }
        Moments moments = Moments.of(accepted);
        double deviation = Math.max(moments.sampleDeviation(), minDeltaShare * Math.abs(moments.mean()));
        double k = Double.isNaN(sigmas) ? sigmas(accepted.length) : sigmas;
        Judgement judged = new Judgement(accepted.length, moments.mean(), deviation, k, value, DriftVerdict.PASS);
        DriftVerdict verdict = accepted.length < FEWEST ? tooShort(value) : within(judged);
        return new Judgement(accepted.length, moments.mean(), deviation, k, value, verdict);
    }

    private static DriftVerdict tooShort(double value) {
        return Double.isFinite(value) ? DriftVerdict.REPORTED : DriftVerdict.ERROR;
    }

    private static DriftVerdict within(Judgement judged) {
        if (!Double.isFinite(judged.value()) || !Double.isFinite(judged.deviation())) {
            return DriftVerdict.ERROR;
        }
        return History.outside(judged.value(), judged.lower(), judged.upper()) ? DriftVerdict.FAIL : DriftVerdict.PASS;
    }

    /** As deequ's: the history is the series outside of the interval, and also a short one is judged. */
    @Override
    public List<Integer> anomalies(double[] series, int from, int to) {
        History.interval(series, from, to);
        double[] history = new double[series.length - (to - from)];
        System.arraycopy(series, 0, history, 0, from);
        System.arraycopy(series, to, history, from, series.length - to);
        if (history.length < 2) {
            throw new IllegalArgumentException("outside of the interval are fewer than two values: no history");
        }
        return History.matching(from, to, i -> {
            Judgement judged = judge(history, series[i]);
            return History.outside(series[i], judged.lower(), judged.upper());
        });
    }
}
