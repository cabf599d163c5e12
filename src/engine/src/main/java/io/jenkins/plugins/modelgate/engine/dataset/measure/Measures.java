package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;
import java.util.Set;

/** All measures; a new one is a class and a line here. */
public final class Measures {
    /** Over bins. */
    public static final List<BinMeasure> OVER_BINS = List.of(
            new Psi(),
            new JsDivergence(),
            new JsDistance(),
            new Hellinger(),
            new LInfinity(),
            new TotalVariation(),
            new KlDivergence(),
            new ChiSquareContingency(),
            new ChiSquareFit(),
            new AbsoluteDifference());

    /** Over cumulative distributions of numbers. */
    public static final List<CdfMeasure> OVER_CDFS = List.of(new KsDistance(), new Wasserstein());

    private static final Set<String> GATING_BINS =
            Set.of("psi.ln.refbins", "jsd.bits", "jsdist.bits", "hellinger", "linf.cat");
    private static final Set<String> GATING_CDFS = Set.of("ks.d", "w1.refsigma");

    private Measures() {}

    /** Whether a gate may use it: it is known, and has a noise floor. */
    static boolean gates(String variant, boolean numeric) {
        return GATING_BINS.contains(variant) || numeric && GATING_CDFS.contains(variant);
    }
}
