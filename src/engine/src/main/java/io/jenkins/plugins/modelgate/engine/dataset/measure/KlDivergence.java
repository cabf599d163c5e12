package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.Map;

/**
 * Kullback-Leibler divergence of current data from the baseline, the sum of q ln(q / p), 0 to infinity. Empty bins get the same
 * share as in {@link Psi}. Reported; no gate uses it.
 */
public final class KlDivergence implements BinMeasure {

    @Override
    public String measure() {
        return "Kullback-Leibler divergence";
    }

    @Override
    public String variant() {
        return "kl.ln";
    }

    @Override
    public double value(BinPair pair) {
        double[] p = filled(pair.p(), Psi.epsilon(pair.n()));
        double[] q = filled(pair.q(), Psi.epsilon(pair.m()));
        return Math.max(0, between(q, p));
    }

    private static double[] filled(double[] shares, double epsilon) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] == 0 ? epsilon : shares[i];
        }
        return shares;
    }

    /** The divergence without smoothing; infinite if something was observed that has no expected share. */
    public static double between(double[] observed, double[] expected) {
        double sum = 0;
        for (int i = 0; i < observed.length; i++) {
            if (observed[i] > 0) {
                sum += observed[i] * Math.log(observed[i] / expected[i]);
            }
        }
        return sum;
    }

    /**
     * The divergence with a share held out for what was not expected, as Great Expectations'
     * {@code expect_column_kl_divergence_to_be_less_than}: expected shares shrink by 1 - holdout, and categories without one share
     * the holdout evenly.
     *
     * @param observed rows of each category
     * @param expected shares, which sum to 1
     * @param holdout share of 0 to 1; with 0 the divergence is infinite if an unexpected category occurs
     */
    public static double withTailHoldout(Map<String, Long> observed, Map<String, Double> expected, double holdout) {
        if (!(holdout >= 0 && holdout < 1)) {
            throw new IllegalArgumentException("a tail holdout is a share from 0 to below 1, not " + holdout);
        }
        double rows = observed.values().stream().mapToLong(Long::longValue).sum();
        if (rows == 0) {
            throw new IllegalArgumentException("nothing was observed, so there is nothing to compare");
        }
        long unexpected = observed.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .count();
        double sum = 0;
        for (Map.Entry<String, Long> entry : observed.entrySet()) {
            double share = entry.getValue() / rows;
            Double known = expected.get(entry.getKey());
            double wanted = known == null ? holdout / unexpected : known * (1 - holdout);
            sum += share == 0 ? 0 : share * Math.log(share / wanted);
        }
        return sum;
    }
}
