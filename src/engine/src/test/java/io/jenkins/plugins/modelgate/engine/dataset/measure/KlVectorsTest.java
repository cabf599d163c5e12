package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.Test;

/** Vectors of Great Expectations' expect_column_kl_divergence_to_be_less_than; its null is our infinity. */
public class KlVectorsTest {
    private static final KlDivergence KL = new KlDivergence();
    private static final Map<String, Long> AABC = Map.of("a", 2L, "b", 1L, "c", 1L);
    private static final Map<String, Double> AB = Map.of("a", .6, "b", .4);
    private static final Percentage TIGHT = Percentage.withPercentage(1e-6);

    @Test
    public void k1AgainstUniform() {
        assertThat(KL.value(BinPair.of(new long[] {1, 1, 1}, new long[] {540, 320, 140})))
                .isCloseTo(0.1259970028667753, TIGHT);
    }

    @Test
    public void k2AndK3TailHoldout() {
        assertThat(KlDivergence.withTailHoldout(AABC, AB, 0.1)).as("K2").isCloseTo(0.09943138400349738, TIGHT);
        assertThat(KlDivergence.withTailHoldout(AABC, AB, 0.05)).as("K3").isCloseTo(0.2321677631907768, TIGHT);
    }

    @Test
    public void k4WithoutHoldoutIsInfinite() {
        assertThat(KlDivergence.withTailHoldout(AABC, AB, 0)).isInfinite();
        assertThat(KL.value(BinPair.of(Map.of("a", 600L, "b", 400L), AABC)))
                .as("ours: smoothed, finite, and large")
                .isGreaterThan(1);
    }

    @Test
    public void k5AgainstUniform() {
        assertThat(KL.value(BinPair.of(new long[] {1, 1, 1}, new long[] {5, 3, 2})))
                .isCloseTo(0.06895927460353621, TIGHT);
    }

    @Test
    public void k6ZeroWeightsWithDataInsideOrDataOutsideTheBins() {
        NumericBins bins = new NumericBins(false, List.of(), List.of(-2., -1.5, -1., 0., 1., 1.5, 2.), -2, 2);
        double[] expected = {0, 0.1, 0, 0.4, 0.4, 0, 0.1, 0};
        assertThat(KlDivergence.between(shares(bins, -1.7, -1.2, 0.5, 0.7), expected))
                .as("inside")
                .isInfinite();
        assertThat(KlDivergence.between(shares(bins, -1.7, -0.5, 0.5, 2.5), expected))
                .as("outside")
                .isInfinite();
        assertThat(KlDivergence.between(shares(bins, -1.7, -0.5, 0.5, 0.7), expected))
                .as("covered")
                .isFinite();
    }

    private static double[] shares(NumericBins bins, double... values) {
        Histogram histogram = ColumnData.numeric(bins, values).histogram();
        return histogram.counts().stream()
                .mapToDouble(count -> count / (double) values.length)
                .toArray();
    }

    @Test
    public void plainFormOfEqualSharesIsZero() {
        assertThat(KlDivergence.between(new double[] {.5, .5, 0}, new double[] {.5, .5, 0}))
                .isCloseTo(0, within(0.0));
    }
}
