package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.apache.commons.statistics.inference.TTest;

/** Student's t-test of two samples, two-sided. */
public final class TwoSampleT {
    private TwoSampleT() {}

    /** With the variance of both samples pooled. */
    public static TestResult pooled(double[] x, double[] y) {
        return test("ttest.pooled", DataDispersion.HOMOSCEDASTIC, x, y);
    }

    /** With a variance for each sample (Welch). */
    public static TestResult welch(double[] x, double[] y) {
        return test("ttest.welch", DataDispersion.HETEROSCEDASTIC, x, y);
    }

    private static TestResult test(String variant, DataDispersion dispersion, double[] x, double[] y) {
        SignificanceResult result = TTest.withDefaults().with(dispersion).test(x, y);
        return new TestResult(variant, result.getStatistic(), result.getPValue());
    }
}
