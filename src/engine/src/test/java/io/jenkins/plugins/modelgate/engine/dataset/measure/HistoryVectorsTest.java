package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.Test;

/** Vectors of the rules on history, from deequ's tests, and the table of k. */
public class HistoryVectorsTest {
    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final double[] SIX = {1, 2, 4, 1, 2, 8};
    private static final double[] GROWING = {0, 1, 3, 6, 18, 72};
    private static final double[] ONE_TWO = {1, 1, 1, 2, 1, 1, 1};

    @Test
    public void h1H2RelativeRates() {
        assertThat(RelativeRateRule.rates(SIX, 1)).as("H1").containsExactly(2, 2, .25, 2, 4);
        assertThat(RelativeRateRule.rates(SIX, 2)).as("H1").containsExactly(4, .5, .5, 8);
        assertThat(RelativeRateRule.rates(new double[] {1, 5, -10, 3, 100, .01, .006}, 3))
                .as("H2")
                .containsExactly(new double[] {3, 20, -.001, .002}, within(1e-15));
    }

    @Test
    public void h3RelativeRateOfOrderTwo() {
        RelativeRateRule rule = new RelativeRateRule(2, NONE, 8);
        assertThat(rule.anomalies(GROWING)).containsExactly(2, 5);
        assertThat(rule.anomalies(GROWING, 5, 6)).containsExactly(5);
        assertThat(rule.variant()).isEqualTo("hist.relrate(2)");
        assertThat(new RelativeRateRule(1, 0.5, Double.POSITIVE_INFINITY).anomalies(0, 0, 5))
                .as("nothing after nothing, and something after nothing")
                .containsExactly(1, 2);
    }

    @Test
    public void h4H5AbsoluteChanges() {
        assertThat(AbsoluteChangeRule.changes(SIX, 1)).as("H4").containsExactly(1, 2, -3, 1, 6);
        assertThat(AbsoluteChangeRule.changes(SIX, 2)).as("H4").containsExactly(1, -5, 4, 5);
        assertThat(AbsoluteChangeRule.changes(new double[] {1, 5, -10, 3, 100, .01, .0065}, 3))
                .as("H5")
                .containsExactly(new double[] {47, 56, -280.99, 296.9765}, within(1e-9));
    }

    @Test
    public void h6AbsoluteChangeOfOrderTwo() {
        assertThat(new AbsoluteChangeRule(2, NONE, 8).anomalies(GROWING)).containsExactly(4, 5);
    }

    @Test
    public void h7Threshold() {
        double[] series = {-1, 2, 3, .5};
        assertThat(new ThresholdRule(NONE, 1).anomalies(series)).containsExactly(1, 2);
        assertThat(new ThresholdRule(-.5, 1).anomalies(series)).containsExactly(0, 1, 2);
        assertThat(new ThresholdRule(NONE, 1).anomalies(Double.NaN))
                .as("NaN is within no bounds")
                .containsExactly(0);
        assertThatIllegalArgumentException().isThrownBy(() -> new ThresholdRule(2, 1));
    }

    @Test
    public void h8BatchNormal() {
        double[] series = {1, 1, 1, 1000, 500, 1};
        assertThat(new NormalRule(3, 0).anomalies(series, 3, 5)).containsExactly(3, 4);
        assertThat(new NormalRule(3, 0).anomalies(new double[] {1, 1, 1, 1.02, 1.0}, 3, 5))
                .as("a constant history without minDelta: any change fires")
                .containsExactly(3);
        assertThat(new NormalRule(3, 0.01).anomalies(new double[] {1, 1, 1, 1.02, 1.04}, 3, 5))
                .as("ours: three times one percent of the mean")
                .containsExactly(4);
    }

    @Test
    public void h9H10OnlineNormal() {
        OnlineRule ignoring = new OnlineRule(1.5, .2, true);
        assertThat(ignoring.anomalies(ONE_TWO)).as("H9").containsExactly(3);
        OnlineRule.Point last = ignoring.points(ONE_TWO, 0, 7).get(6);
        assertThat(last.mean()).as("H9").isEqualTo(1.0);
        assertThat(last.deviation()).as("H9").isEqualTo(0.0);
        OnlineRule.Point kept =
                new OnlineRule(1.5, .2, false).points(ONE_TWO, 0, 7).get(6);
        assertThat(kept.mean()).as("H10").isCloseTo(1.1428571428571428, within(1e-12));
        assertThat(kept.deviation()).as("H10").isCloseTo(0.3499271061118826, within(1e-12));
    }

    @Test
    public void h11OnlineNormalCannotFireOnTenValues() {
        OnlineRule rule = new OnlineRule(3, .1, true);
        assertThat(rule.anomalies(onesThenMillion(10))).isEmpty();
        assertThat(rule.anomalies(onesThenMillion(11))).containsExactly(10);
        double[] history = new double[9];
        Arrays.fill(history, 1);
        assertThat(NormalRule.defaults().judge(history, 1e6).verdict())
                .as("ours, on the same ten values")
                .isEqualTo(DriftVerdict.FAIL);
    }

    private static double[] onesThenMillion(int size) {
        double[] series = new double[size];
        Arrays.fill(series, 1);
        series[size - 1] = 1e6;
        return series;
    }

    @Test
    public void h12BatchNormalLimits() {
        double[] history = {10, 11, 9, 10, 12, 10, 9, 11};
        NormalRule.Judgement judged = new NormalRule(3, 0).judge(history, 10);
        assertThat(judged.mean()).isCloseTo(10.25, within(1e-12));
        assertThat(judged.deviation()).isCloseTo(1.0350983390135313, within(1e-12));
        assertThat(judged.lower()).isCloseTo(7.144704982959406, within(1e-12));
        assertThat(judged.upper()).isCloseTo(13.355295017040593, within(1e-12));
        assertThat(judged.verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(new NormalRule(3, 0).judge(history, 13.4).verdict()).isEqualTo(DriftVerdict.FAIL);
        assertThat(NormalRule.defaults().judge(history, 13.4).verdict())
                .as("ours: eight values allow 4.80 deviations")
                .isEqualTo(DriftVerdict.PASS);
    }

    @Test
    public void tableOfK() {
        int[] n = {3, 5, 8, 10, 15, 20};
        double[] k = {22.2, 7.25, 4.80, 4.29, 3.75, 3.53};
        double[] alarms = {.122, .052, .025, .019, .012, .0086};
        for (int i = 0; i < n.length; i++) {
            assertThat(NormalRule.sigmas(n[i])).as("k at " + n[i]).isCloseTo(k[i], within(k[i] > 20 ? .05 : .005));
            double rate = 2 * TDistribution.of(n[i] - 1.0).survivalProbability(3 / Math.sqrt(1 + 1.0 / n[i]));
            assertThat(rate).as("false alarms of three deviations at " + n[i]).isCloseTo(alarms[i], within(.0006));
        }
        assertThat(NormalRule.sigmas(29)).isBetween(3.33, 3.37);
        assertThat(NormalRule.sigmas(30)).isEqualTo(3);
    }

    @Test
    public void shortHistoriesReportAndNothingIsNeverAPass() {
        NormalRule rule = NormalRule.defaults();
        for (int n = 0; n < NormalRule.FEWEST; n++) {
            assertThat(rule.judge(new double[n], 5).verdict()).isEqualTo(DriftVerdict.REPORTED);
        }
        for (double bad : List.of(Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThat(rule.judge(new double[3], bad).verdict()).isEqualTo(DriftVerdict.ERROR);
            assertThat(rule.judge(new double[0], bad).verdict()).isEqualTo(DriftVerdict.ERROR);
            assertThat(rule.judge(new double[9], bad).verdict()).isEqualTo(DriftVerdict.ERROR);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> rule.judge(new double[] {1, Double.NaN}, 1));
        assertThat(NormalRule.exact()
                        .judge(new double[] {7, 7, 7, 7, 7, 7, 7, 7}, 8)
                        .verdict())
                .isEqualTo(DriftVerdict.FAIL);
    }
}
