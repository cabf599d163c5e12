package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;

/** Mann-Whitney U test with ties and continuity correction, asymptotic p. */
public final class MannWhitney {
    private MannWhitney() {}

    /** Against the alternative that the first sample tends to be less. */
    public static TestResult less(double[] x, double[] y) {
        return test("mannwhitney.less", AlternativeHypothesis.LESS_THAN, x, y);
    }

    /** Against the alternative that the samples differ. */
    public static TestResult twoSided(double[] x, double[] y) {
        return test("mannwhitney.twosided", AlternativeHypothesis.TWO_SIDED, x, y);
    }

    private static TestResult test(String variant, AlternativeHypothesis alternative, double[] x, double[] y) {
        SignificanceResult result = MannWhitneyUTest.withDefaults()
                .with(alternative)
                .with(PValueMethod.ASYMPTOTIC)
                .test(x, y);
        return new TestResult(variant, result.getStatistic(), result.getPValue());
    }
}
