package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.inference.GTest;
import org.apache.commons.statistics.inference.SignificanceResult;

/** G-test (log-likelihood ratio) of fit, twice the sum of o ln(o / e). */
public final class GTestOfFit {
    private GTestOfFit() {}

    /**
     * The test.
     *
     * @param expected rows or shares above 0; scaled to the observed sum
     */
    public static TestResult of(long[] observed, double[] expected) {
        SignificanceResult result = GTest.withDefaults().test(expected, observed);
        return new TestResult("g.fit", result.getStatistic(), result.getPValue());
    }
}
