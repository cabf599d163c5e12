package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.Test;

/** Vectors of Kolmogorov-Smirnov and Wasserstein distances: SciPy, Soda. */
public class CdfVectorsTest {
    private static final Percentage TIGHT = Percentage.withPercentage(1e-6);

    @Test
    public void s1() {
        check("S1", range(1, 1, 4), range(2, 1, 4), 0.25, 1.0, 1.0, 1.0, 0.8944271909999159);
    }

    @Test
    public void s2() {
        check(
                "S2",
                range(0, 1, 100),
                range(7, 1, 120),
                0.225,
                0.0066655845943286215,
                0.00628918187967,
                17,
                0.5889267216456956);
    }

    @Test
    public void s3() {
        check(
                "S3",
                range(0, 1, 20),
                range(2, 1.3, 25),
                0.44,
                0.01901592768895381,
                0.01862935767946594,
                8.1,
                1.404718150629074);
    }

    private static void check(
            String id, double[] x, double[] y, double d, double exact, double asymptotic, double area, double scaled) {
        Cdf from = Cdf.of(x);
        Cdf to = Cdf.of(y);
        assertThat(new KsDistance().value(from, to)).as(id + " D").isCloseTo(d, TIGHT);
        assertThat(KsDistance.exact(x, y).statistic())
                .as(id + " D of the library")
                .isCloseTo(d, TIGHT);
        assertThat(KsDistance.exact(x, y).pValue()).as(id + " exact p").isCloseTo(exact, TIGHT);
        assertThat(KsDistance.asymptotic(x, y).pValue())
                .as(id + " asymptotic p")
                .isCloseTo(asymptotic, TIGHT);
        assertThat(new KsDistance().pValue(from, to))
                .as(id + " limiting p is near the asymptotic one")
                .isBetween(asymptotic * 0.9, Math.min(1, asymptotic * 1.6));
        assertThat(Wasserstein.area(from, to)).as(id + " W1").isCloseTo(area, TIGHT);
        assertThat(new Wasserstein().value(from, to)).as(id + " W1 / std").isCloseTo(scaled, TIGHT);
    }

    @Test
    public void w1Unweighted() {
        assertThat(Wasserstein.area(Cdf.of(new double[] {0, 1, 3}), Cdf.of(new double[] {5, 6, 8})))
                .isCloseTo(5.0, TIGHT);
    }

    @Test
    public void w2AndW3Weighted() {
        double[] values = {0, 1};
        assertThat(Wasserstein.area(
                        Cdf.weighted(values, new double[] {3, 1}, 4), Cdf.weighted(values, new double[] {2, 2}, 4)))
                .as("W2")
                .isCloseTo(0.25, TIGHT);
        assertThat(Wasserstein.area(
                        Cdf.weighted(new double[] {3.4, 3.9, 7.5, 7.8}, new double[] {1.4, .9, 3.1, 7.2}, 4),
                        Cdf.weighted(new double[] {4.5, 1.4}, new double[] {3.2, 3.5}, 2)))
                .as("W3")
                .isCloseTo(4.0781331438047861, TIGHT);
    }

    @Test
    public void w4SodaDividesByTheDeviationOfBoth() {
        double[] x = {100, 400, 500};
        double[] y = {200, 300, 500};
        double both = Moments.of(
                        DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).toArray())
                .populationDeviation();
        double area = Wasserstein.area(Cdf.of(x), Cdf.of(y));
        assertThat(area / both).as("upstream").isCloseTo(0.4472135954999579, TIGHT);
        assertThat(new Wasserstein().value(Cdf.of(x), Cdf.of(y)))
                .as("ours: the baseline's deviation, which the current data cannot widen")
                .isCloseTo(area / Moments.of(x).populationDeviation(), TIGHT);
    }

    @Test
    public void aSampleIsItsWeightedForm() {
        double[] values = {3, 1, 2, 2, 2, 9};
        Cdf weighted = Cdf.weighted(new double[] {9, 2, 1, 3}, new double[] {1, 3, 1, 1}, 6);
        assertThat(new KsDistance().value(Cdf.of(values), weighted)).isZero();
        assertThat(Wasserstein.area(Cdf.of(values), weighted)).isZero();
        assertThat(weighted.deviation()).isCloseTo(Cdf.of(values).deviation(), TIGHT);
    }

    @Test
    public void aConstantBaselineHasNoScaledDistance() {
        Cdf constant = Cdf.of(new double[] {4, 4, 4});
        assertThat(new Wasserstein().value(constant, Cdf.of(new double[] {4, 5})))
                .isNaN();
        assertThat(new Wasserstein().value(constant, constant)).isZero();
        assertThat(new Wasserstein().value(Cdf.of(new double[] {-1e308, 1e308, 0}), Cdf.of(new double[] {1, 2})))
                .as("an infinite deviation would make every distance 0")
                .isNaN();
        assertThat(new Wasserstein().value(Cdf.of(new double[] {1, 2}), Cdf.of(new double[] {-1e308, 1e308})))
                .isInfinite();
    }
}
