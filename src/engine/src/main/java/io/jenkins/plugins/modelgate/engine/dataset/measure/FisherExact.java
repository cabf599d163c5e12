package io.jenkins.plugins.modelgate.engine.dataset.measure;

import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.SignificanceResult;

/** Fisher's exact test of a table of two rows and two columns, two-sided; its statistic is the sample's odds ratio. */
public final class FisherExact {
    private FisherExact() {}

    /** The test of rows (a, b) and (c, d). */
    public static TestResult of(int a, int b, int c, int d) {
        SignificanceResult result = FisherExactTest.withDefaults().test(new int[][] {{a, b}, {c, d}});
        return new TestResult("fisher.twosided", result.getStatistic(), result.getPValue());
    }
}
