package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The gate on drift: a distance counts if it reaches its threshold and exceeds its noise floor. Thresholds alone fire on small data
 * without any drift, p-values alone on large data with every refresh.
 */
public final class DriftGate {
    private static final double ROUNDING = 1e-12;
    private static final Numbers NOTHING = new Numbers(Double.NaN, Double.NaN, Double.NaN);

    private final DriftLimits limits;
    private final double alpha;

    /**
     * A gate.
     *
     * @param columns how many columns are gated; more columns raise each one's floor, so that together they seldom alarm falsely
     */
    public DriftGate(DriftLimits limits, int columns) {
        this.limits = limits;
        this.alpha = Floors.alpha(limits.alpha(), limits.family(), columns);
    }

    /** Compares a column; whatever does not fit together is an error of the column. */
    public ColumnDrift compare(String column, ColumnData reference, ColumnData current) {
        Bins bins = reference.histogram().bins();
        if (!bins.equals(current.histogram().bins())) {
            return ColumnDrift.error(
                    column,
                    "The current data were counted in the bins "
                            + current.histogram().bins().id() + ", the baseline in " + bins.id()
                            + ". Count the current data in the baseline's bins.");
        }
        boolean numeric = bins instanceof NumericBins;
        Set<String> gating = numeric ? limits.numeric() : limits.categorical();
        List<Comparison> comparisons = new ArrayList<>();
        List<DriftVerdict> gated = new ArrayList<>();
        BinPair pair = BinPair.of(reference.histogram(), current.histogram());
        String id = bins.id();
        for (BinMeasure measure : Measures.OVER_BINS) {
            boolean gates = gating.contains(measure.variant());
            collect(overBins(measure, pair, id, gates), gates, comparisons, gated);
        }
        if (numeric) {
            for (CdfMeasure measure : Measures.OVER_CDFS) {
                boolean gates = gating.contains(measure.variant());
                collect(overCdfs(measure, reference, current, gates), gates, comparisons, gated);
            }
        }
        for (Missing missing : Missing.values()) {
            if (numeric || missing == Missing.NULLS) {
                collect(missing(missing, reference.histogram(), current.histogram()), true, comparisons, gated);
            }
        }
        DriftVerdict verdict = gated.stream().reduce(DriftVerdict.REPORTED, DriftVerdict::worse);
        return new ColumnDrift(column, verdict, comparisons, Remarks.of(current.histogram()), "");
    }

    private static void collect(Comparison comparison, boolean gates, List<Comparison> all, List<DriftVerdict> gated) {
        all.add(comparison);
        if (gates) {
            gated.add(comparison.verdict());
        }
    }

    private Comparison overBins(BinMeasure measure, BinPair pair, String bins, boolean gates) {
        Sizes sizes = new Sizes(pair.n(), pair.m(), enough(pair));
        if (sizes.empty()) {
            return comparison(measure.measure(), measure.variant(), bins, sizes, NOTHING, gates);
        }
        Numbers numbers = new Numbers(measure.value(pair), measure.floor(pair, alpha), measure.pValue(pair));
        return comparison(measure.measure(), measure.variant(), bins, sizes, numbers, gates);
    }

    private Comparison overCdfs(CdfMeasure measure, ColumnData reference, ColumnData current, boolean gates) {
        long n = reference.histogram().binned();
        long m = current.histogram().binned();
        Sizes sizes = new Sizes(n, m, Math.min(n, m) >= limits.rowsPerCurve());
        Cdf from = reference.cdf();
        Cdf to = current.cdf();
        if (from == null || to == null) {
            return comparison(measure.measure(), measure.variant(), "none", sizes, NOTHING, gates);
        }
        String bins = from.rankError() == 0 && to.rankError() == 0 ? "exact" : "sketch";
        Numbers numbers =
                new Numbers(measure.value(from, to), measure.floor(from, to, alpha), measure.pValue(from, to));
        return comparison(measure.measure(), measure.variant(), bins, sizes, numbers, gates);
    }

    private Comparison missing(Missing missing, Histogram reference, Histogram current) {
        BinPair pair = missing.pair(reference, current);
        Sizes sizes = new Sizes(pair.n(), pair.m(), enough(pair));
        Numbers numbers = sizes.empty()
                ? NOTHING
                : new Numbers(
                        LInfinity.between(pair.p(), pair.q()),
                        Floors.kolmogorov(pair.n(), pair.m(), alpha),
                        Double.NaN);
        return comparison(missing.measure(), Missing.VARIANT, missing.bins(), sizes, numbers, true);
    }

    private boolean enough(BinPair pair) {
        return pair.k() > 0 && Math.min(pair.n(), pair.m()) / (double) pair.k() >= limits.rowsPerBin();
    }

    private record Sizes(long n, long m, boolean enough) {
        boolean empty() {
            return n == 0 || m == 0;
        }
    }

    private record Numbers(double value, double floor, double pValue) {}

    private Comparison comparison(
            String measure, String variant, String bins, Sizes sizes, Numbers numbers, boolean gates) {
        Limit limit = limits.limits().get(variant);
        return new Comparison(
                measure,
                variant,
                bins,
                sizes.n(),
                sizes.m(),
                numbers.value(),
                numbers.floor(),
                limit == null ? Double.NaN : limit.warn(),
                limit == null ? Double.NaN : limit.fail(),
                numbers.pValue(),
                verdict(sizes, numbers, limit, gates));
    }

    private static DriftVerdict verdict(Sizes sizes, Numbers numbers, Limit limit, boolean gates) {
        if (!sizes.enough()) {
            return DriftVerdict.INSUFFICIENT;
        }
        if (!gates) {
            return DriftVerdict.REPORTED;
        }
        if (limit == null || Double.isNaN(numbers.value()) || Double.isNaN(numbers.floor())) {
            return DriftVerdict.ERROR;
        }
        if (numbers.value() <= numbers.floor() || !reaches(numbers.value(), limit.warn())) {
            return DriftVerdict.PASS;
        }
        return reaches(numbers.value(), limit.fail()) ? DriftVerdict.FAIL : DriftVerdict.WARN;
    }

    /** Shares of 0.5 and 0.4 differ by a little less than 0.1 in floating point; that is no way around a threshold. */
    private static boolean reaches(double value, double threshold) {
        return value >= threshold * (1 - ROUNDING);
    }
}
