package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the drift gate asks for. The defaults sit near a shift of the mean by 0.32 (warn) and 0.46 (fail) standard deviations.
 *
 * @param limits thresholds by variant id
 * @param numeric variants that gate numeric columns
 * @param categorical variants that gate categorical columns
 * @param alpha level of one column's noise floor
 * @param family level of all gated columns together
 * @param rowsPerBin rows of the smaller side for each bin, below which there is no verdict
 * @param rowsPerCurve rows of the smaller side, below which distances of cumulative distributions give no verdict
 * @param driftedWarn share of drifted columns that is a warning for the data set
 * @param driftedFail share of drifted columns that is a failure of the data set
 */
public record DriftLimits(
        Map<String, Limit> limits,
        Set<String> numeric,
        Set<String> categorical,
        double alpha,
        double family,
        int rowsPerBin,
        int rowsPerCurve,
        double driftedWarn,
        double driftedFail) {

    private static final double FAMILY = 0.05;
    private static final int ROWS_PER_BIN = 20;
    private static final int ROWS_PER_CURVE = 100;

    public DriftLimits {
        limits = Map.copyOf(limits);
        numeric = Set.copyOf(numeric);
        categorical = Set.copyOf(categorical);
        if (!(alpha > 0 && alpha < 1 && family > 0 && family < 1)) {
            throw new IllegalArgumentException("levels are between 0 and 1, not " + alpha + " and " + family);
        }
        if (rowsPerBin < 1 || rowsPerCurve < 1) {
            throw new IllegalArgumentException("a verdict wants at least one row for each bin and curve");
        }
        if (!(driftedWarn > 0 && driftedFail >= driftedWarn && driftedFail <= 1)) {
            throw new IllegalArgumentException(
                    "shares of drifted columns are above 0 and at most 1, the one of failure at least "
                            + "the one of warning, not " + driftedWarn + " and " + driftedFail);
        }
        if (!limits.containsKey(Missing.VARIANT)) {
            throw new IllegalArgumentException(
                    "the share of missing values always gates, but " + Missing.VARIANT + " has no thresholds");
        }
        gates(numeric, limits, true);
        gates(categorical, limits, false);
    }

    private static void gates(Set<String> gates, Map<String, Limit> limits, boolean numeric) {
        if (gates.isEmpty()) {
            throw new IllegalArgumentException("a gate without measures would pass everything");
        }
        for (String variant : gates) {
            if (!limits.containsKey(variant)) {
                throw new IllegalArgumentException("the gate uses " + variant + ", which has no thresholds");
            }
            if (!Measures.gates(variant, numeric)) {
                throw new IllegalArgumentException(variant + " has no noise floor for "
                        + (numeric ? "numeric" : "categorical") + " columns, so that no gate may use it");
            }
        }
    }

    /** What holds unless a policy says otherwise. */
    public static DriftLimits defaults() {
        return new DriftLimits(
                Map.of(
                        "psi.ln.refbins",
                        new Limit(0.10, 0.20),
                        "jsd.bits",
                        new Limit(0.0169, 0.0361),
                        "jsdist.bits",
                        new Limit(0.13, 0.19),
                        "hellinger",
                        new Limit(0.11, 0.16),
                        "linf.cat",
                        new Limit(0.05, 0.10),
                        "ks.d",
                        new Limit(0.13, 0.20),
                        "w1.refsigma",
                        new Limit(0.30, 0.45),
                        Missing.VARIANT,
                        new Limit(0.05, 0.10)),
                Set.of("psi.ln.refbins", "ks.d"),
                Set.of("jsdist.bits", "linf.cat"),
                Floors.ALPHA,
                FAMILY,
                ROWS_PER_BIN,
                ROWS_PER_CURVE,
                0.2,
                0.5);
    }

    /** The same with other thresholds of one measure. */
    public DriftLimits with(String variant, Limit limit) {
        Map<String, Limit> changed = new HashMap<>(limits);
        changed.put(variant, limit);
        return new DriftLimits(
                changed, numeric, categorical, alpha, family, rowsPerBin, rowsPerCurve, driftedWarn, driftedFail);
    }

    /** The same with other gating measures. */
    public DriftLimits gating(Set<String> forNumeric, Set<String> forCategorical) {
        return new DriftLimits(
                limits, forNumeric, forCategorical, alpha, family, rowsPerBin, rowsPerCurve, driftedWarn, driftedFail);
    }
}
