package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** Jensen-Shannon distance with base 2: square root of {@link JsDivergence}, 0 to 1, a metric. */
public final class JsDistance implements BinMeasure {
    private static final JsDivergence DIVERGENCE = new JsDivergence();

    @Override
    public String measure() {
        return "Jensen-Shannon distance";
    }

    @Override
    public String variant() {
        return "jsdist.bits";
    }

    @Override
    public double value(BinPair pair) {
        return Math.sqrt(DIVERGENCE.value(pair));
    }

    @Override
    public double floor(BinPair pair, double alpha) {
        return Math.sqrt(DIVERGENCE.floor(pair, alpha));
    }
}
