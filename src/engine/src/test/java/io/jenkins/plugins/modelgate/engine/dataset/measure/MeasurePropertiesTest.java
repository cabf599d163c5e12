package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.Test;

/** What holds for every measure and any data. */
public class MeasurePropertiesTest {
    private static final List<String> SYMMETRIC = List.of(
            "psi.ln.refbins", "jsd.bits", "jsdist.bits", "hellinger", "linf.cat", "tvd", "nad", "chi2.contingency");
    private static final List<String> BOUNDED =
            List.of("jsd.bits", "jsdist.bits", "hellinger", "linf.cat", "tvd", "nad");
    /** Gates may use these; NAD depends on the sizes, chi-squared grows with them. */
    private static final List<String> DISTANCES =
            List.of("psi.ln.refbins", "jsd.bits", "jsdist.bits", "hellinger", "linf.cat", "tvd", "kl.ln");

    private final SplittableRandom random = new SplittableRandom(8);

    @Test
    public void boundsAndSymmetry() {
        for (int round = 0; round < 500; round++) {
            BinPair pair = BinPair.of(counts(12), counts(12));
            for (BinMeasure measure : Measures.OVER_BINS) {
                double value = measure.value(pair);
                assertThat(value >= 0 || Double.isNaN(value) && measure instanceof ChiSquareFit)
                        .as(measure.variant() + " is " + value)
                        .isTrue();
                if (BOUNDED.contains(measure.variant())) {
                    assertThat(value).as(measure.variant()).isLessThanOrEqualTo(1);
                }
                if (SYMMETRIC.contains(measure.variant())) {
                    assertThat(measure.value(pair.swapped()))
                            .as(measure.variant())
                            .isCloseTo(value, within(1e-9 * Math.max(1, value)));
                }
                double p = measure.pValue(pair);
                assertThat(Double.isNaN(p) || p >= 0 && p <= 1)
                        .as(measure.variant())
                        .isTrue();
            }
        }
    }

    private long[] counts(int bins) {
        long[] counts = new long[bins];
        for (int i = 0; i < bins; i++) {
            counts[i] = random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 40));
        }
        counts[random.nextInt(bins)]++;
        return counts;
    }

    @Test
    public void equalSharesAreNoDistanceAtAnySize() {
        for (int round = 0; round < 100; round++) {
            long[] reference = counts(9);
            long[] current = Arrays.stream(reference).map(count -> count * 7).toArray();
            BinPair pair = BinPair.of(reference, current);
            for (BinMeasure measure : Measures.OVER_BINS) {
                if (DISTANCES.contains(measure.variant())) {
                    assertThat(measure.value(pair)).as(measure.variant()).isCloseTo(0, within(1e-7));
                }
            }
        }
    }

    @Test
    public void theMoreMassMovesTheGreaterTheDistance() {
        for (BinMeasure measure : Measures.OVER_BINS) {
            double before = -1;
            for (int moved = 0; moved <= 2000; moved += 100) {
                double value = measure.value(BinPair.of(
                        new long[] {2000, 2000, 3000, 3000}, new long[] {2000 - moved, 2000 + moved, 3000, 3000}));
                assertThat(value).as(measure.variant() + " after " + moved).isGreaterThan(before);
                before = value;
            }
        }
    }

    @Test
    public void theFurtherASampleShiftsTheGreaterTheDistance() {
        double[] sample = random.doubles(500).toArray();
        for (CdfMeasure measure : Measures.OVER_CDFS) {
            double before = 0;
            for (int step = 1; step <= 12; step++) {
                double shift = step * 0.05;
                double[] shifted =
                        Arrays.stream(sample).map(value -> value + shift).toArray();
                double value = measure.value(Cdf.of(sample), Cdf.of(shifted));
                assertThat(value).as(measure.variant()).isGreaterThan(before);
                before = value;
            }
        }
    }

    @Test
    public void distancesOfCdfsAreSymmetricAndSeeNoOrder() {
        for (int round = 0; round < 100; round++) {
            double[] x = random.doubles(1 + random.nextInt(50))
                    .map(value -> Math.rint(value * 20))
                    .toArray();
            double[] y = random.doubles(1 + random.nextInt(50))
                    .map(value -> Math.rint(value * 20))
                    .toArray();
            double d = new KsDistance().value(Cdf.of(x), Cdf.of(y));
            assertThat(d).isBetween(0.0, 1.0).isEqualTo(new KsDistance().value(Cdf.of(y), Cdf.of(x)));
            double area = Wasserstein.area(Cdf.of(x), Cdf.of(y));
            assertThat(area).isCloseTo(Wasserstein.area(Cdf.of(y), Cdf.of(x)), within(1e-12));
            double means = Math.abs(Moments.of(x).mean() - Moments.of(y).mean());
            assertThat(area).as("at least the distance of the means").isGreaterThanOrEqualTo(means - 1e-12);
            assertThat(d).isGreaterThanOrEqualTo(naive(x, y) - 1e-12).isLessThanOrEqualTo(naive(x, y) + 1e-12);
        }
    }

    /** By the definition: every value asks both sides how many are not above it. */
    private static double naive(double[] x, double[] y) {
        double greatest = 0;
        for (double at = -1; at <= 21; at++) {
            double threshold = at;
            double f = Arrays.stream(x).filter(value -> value <= threshold).count() / (double) x.length;
            double g = Arrays.stream(y).filter(value -> value <= threshold).count() / (double) y.length;
            greatest = Math.max(greatest, Math.abs(f - g));
        }
        return greatest;
    }

    @Test
    public void variantsAreUnique() {
        List<String> all = Stream.concat(
                        Measures.OVER_BINS.stream().map(BinMeasure::variant),
                        Measures.OVER_CDFS.stream().map(CdfMeasure::variant))
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        BinPair pair = BinPair.of(new long[] {40, 60}, new long[] {50, 50});
        for (BinMeasure measure : Measures.OVER_BINS) {
            assertThat(Measures.gates(measure.variant(), false))
                    .as(measure.variant() + ": a gate uses what has a floor")
                    .isEqualTo(!Double.isNaN(measure.floor(pair, 0.003)));
        }
    }
}
