package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;

/**
 * One metric now and in the last approved version.
 *
 * @param outcome what it says
 * @param loss how much worse the value is; negative where it is better
 * @param interval of the loss; null where nobody tells a sample size
 */
record Comparison(
        Outcome outcome, BigDecimal loss, @CheckForNull Interval interval) {
    /** What a comparison says. */
    enum Outcome {
        /** No more lost than allowed, as well as the samples can tell. */
        HOLDS,
        /** More lost than allowed, and more than chance explains. */
        WORSE,
        /** Worse in value than allowed, but not beyond chance. */
        UNPROVEN,
        /** The samples are too few, or the number of samples is no longer told. */
        BLIND
    }

    /**
     * Compares two usable figures.
     *
     * @param allowed loss
     * @param noise largest half-width, towards the worse side, with which a comparison decides
     * @param z quantile of the normal distribution for the interval
     */
    static Comparison of(
            Metric now, Metric before, Direction direction, BigDecimal allowed, BigDecimal noise, double z) {
        BigDecimal loss = direction.loss(before.exact(), now.exact());
        boolean worse = loss.compareTo(allowed) > 0;
        Interval fall = Interval.ofDifference(before, now, z);
        if (fall == null) {
            boolean silent = before.samples() != null || before.error() != null;
            return new Comparison(worse ? Outcome.WORSE : silent ? Outcome.BLIND : Outcome.HOLDS, loss, null);
        }
        Interval interval = direction.loss(fall);
        double most = allowed.doubleValue();
        if (interval.low() > most) {
            return new Comparison(Outcome.WORSE, loss, interval);
        }
        if (interval.high() <= most) {
            return new Comparison(Outcome.HOLDS, loss, interval);
        }
        if (worse) {
            return new Comparison(Outcome.UNPROVEN, loss, interval);
        }
        boolean tells = interval.high() - loss.doubleValue() <= noise.doubleValue();
        return new Comparison(tells ? Outcome.HOLDS : Outcome.BLIND, loss, interval);
    }

    /** The loss with its interval in words. */
    String words() {
        String change = loss.signum() > 0
                ? "lost " + Numbers.exact(loss)
                : loss.signum() == 0 ? "has not changed" : "gained " + Numbers.exact(loss.negate());
        return interval == null
                ? change + ", samples unknown"
                : change
                        + String.format(
                                java.util.Locale.ROOT,
                                " (95 %%: loss of %.4g to %.4g)",
                                interval.low(),
                                interval.high());
    }
}
