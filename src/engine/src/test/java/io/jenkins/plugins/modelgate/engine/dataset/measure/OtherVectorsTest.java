package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.Test;

/** Vectors of the other tests and profile numbers. */
public class OtherVectorsTest {
    private static final Percentage TIGHT = Percentage.withPercentage(1e-6);
    private static final BinMeasure HELLINGER = new Hellinger();
    private static final long[] C10_SAMPLE = {16, 16, 16, 16, 16, 8};
    private static final long[] C10_BASELINE = {16, 18, 16, 14, 12, 12};

    /** evidently, whylogs, own. */
    @Test
    public void t1ToT3Hellinger() {
        assertThat(HELLINGER.value(BinPair.of(C10_BASELINE, C10_SAMPLE)))
                .as("T1")
                .isCloseTo(0.0681277437098335, within(1e-10))
                .isCloseTo(0.06812, within(1e-5));
        assertThat(HELLINGER.value(BinPair.of(Data.values(0), Data.values(5))))
                .as("T2")
                .isEqualTo(1.0);
        assertThat(HELLINGER.value(BinPair.of(Data.values(5), Data.values(5))))
                .as("T2")
                .isEqualTo(0.0);
        assertThat(HELLINGER.value(Data.p1())).as("T3").isCloseTo(0.030421168165848535, within(1e-10));
        assertThat(HELLINGER.value(Data.l4())).as("T3").isCloseTo(0.45221674129729383, within(1e-10));
    }

    @Test
    public void t4GTest() {
        assertThat(GTestOfFit.of(new long[] {4, 6, 8}, new double[] {5, 5, 8}).pValue())
                .isCloseTo(0.8176, within(1e-3));
    }

    @Test
    public void t5Fisher() {
        fisher(0.03397, 45, 45, 30, 60);
        fisher(0.18182, 3, 3, 6, 0);
        fisher(0.00216, 6, 0, 0, 6);
        fisher(0.00078440, 90, 60, 60, 90);
    }

    private static void fisher(double p, int a, int b, int c, int d) {
        assertThat(FisherExact.of(a, b, c, d).pValue()).as("T5").isCloseTo(p, within(1e-5));
    }

    @Test
    public void t6StudentPooledAndWelch() {
        double[] x = {38.7, 41.5, 43.8, 44.5, 45.5, 46, 47.7, 58};
        double[] y = {39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8};
        assertThat(TwoSampleT.pooled(x, y).pValue())
                .isCloseTo(0.0841057, within(1e-7))
                .isCloseTo(.084, within(1e-3));
        assertThat(TwoSampleT.welch(x, y).pValue()).isCloseTo(0.0951, within(1e-4));
    }

    @Test
    public void t7MannWhitney() {
        double[] x = repeated(C10_BASELINE);
        double[] y = repeated(C10_SAMPLE);
        assertThat(MannWhitney.less(x, y).pValue())
                .isCloseTo(0.4814, within(1e-4))
                .isCloseTo(.481, within(1e-2));
        assertThat(MannWhitney.twoSided(x, y).pValue()).isCloseTo(0.963, within(1e-3));
    }

    /** The values 1, 2 … as often as the counts say. */
    private static double[] repeated(long... counts) {
        return IntStream.range(0, counts.length)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.generate(() -> i + 1.0).limit(counts[i]))
                .toArray();
    }

    @Test
    public void t8AndT14TwoProportions() {
        TestResult t8 = TwoProportions.of(2, 3, 2, 4);
        assertThat(t8.statistic()).as("T8").isCloseTo(0.440959, within(1e-6));
        assertThat(t8.pValue()).as("T8").isCloseTo(0.659243, within(1e-6)).isCloseTo(.66, within(0.01));
        TestResult t14 = TwoProportions.of(120, 1000, 300, 4000);
        assertThat(t14.statistic()).as("T14").isCloseTo(4.588493569536666, within(1e-10));
        assertThat(t14.pValue()).as("T14").isCloseTo(4.464560576682185e-06, TIGHT);
        assertThat(TwoProportions.of(5, 5, 9, 9).pValue()).as("no variance").isEqualTo(1.0);
    }

    /** TensorFlow Data Validation: x = a a b a, y = cat dog cat dog. */
    @Test
    public void t9Lift() {
        assertThat(Lift.of(1, 1, 2, 4)).as("b, cat").isCloseTo(2.0, within(1e-6));
        assertThat(Lift.of(1, 3, 2, 4)).as("a, cat").isCloseTo(.6666667, within(1e-6));
        assertThat(Lift.of(2, 3, 2, 4)).as("a, dog").isCloseTo(1.3333333, within(1e-6));
        assertThat(Lift.of(0, 1, 2, 4)).as("b, dog").isZero();
    }

    @Test
    public void t10Entropy() {
        assertThat(Entropy.nats(3, 1)).isCloseTo(0.5623351446188083, within(1e-12));
        assertThat(Entropy.nats(7, 0)).isZero();
    }

    @Test
    public void t11PopulationDeviation() {
        assertThat(Moments.of(1, 2, 3, 4, 5, 6).populationDeviation()).isCloseTo(1.707825127659933, within(1e-12));
        Moments merged = Moments.of(1, 2).merge(Moments.NONE).merge(Moments.of(3, 4, 5, 6));
        assertThat(merged.populationDeviation()).isCloseTo(1.707825127659933, within(1e-12));
    }

    /** cleanlab test_identifier_column.py. */
    @Test
    public void t12SequentialIdentifier() {
        sequential(true, 1, 2, 3, 4, 5);
        sequential(false, 1, 1, 2, 2, 3, 3, 5);
        sequential(false, 1, 1, 3, 4, 5, 8, 10);
        sequential(false, 0, 0, 0, 0, 0, 0, 0);
        sequential(true, 4, 5, 5, 6, 7, 8, 9, 10);
        sequential(false, 1, 3, 4, 4, 5, 6, 7, -1);
        sequential(true, 2, 1, 3, 5, 6, 4);
        sequential(true, -1, -3, -2, -4, 0);
        sequential(false);
        sequential(false, 0, 0, 0);
        assertThat(SequentialIdentifier.is(new double[] {0.5, 1.5, 2.5}))
                .as("not integers")
                .isFalse();
        assertThat(SequentialIdentifier.is(Long.MIN_VALUE, Long.MAX_VALUE, 2))
                .as("a span beyond 64 bits")
                .isFalse();
    }

    private static void sequential(boolean expected, long... values) {
        assertThat(SequentialIdentifier.is(doubles(values)))
                .as(Arrays.toString(values))
                .isEqualTo(expected);
        if (values.length > 0) {
            long distinct = Arrays.stream(values).distinct().count();
            long min = Arrays.stream(values).min().getAsLong();
            long max = Arrays.stream(values).max().getAsLong();
            assertThat(SequentialIdentifier.is(min, max, distinct)).isEqualTo(expected);
        }
    }

    @Test
    public void t13BenjaminiHochberg() {
        double[] adjusted = BenjaminiHochberg.adjust(new double[] {.001, .01, .02, .04, .5});
        assertThat(adjusted).containsExactly(new double[] {.005, .025, .1 / 3, .05, .5}, within(1e-8));
        assertThat(BenjaminiHochberg.adjust(new double[] {.5, .04, .001, .02, .01}))
                .as("in the given order")
                .containsExactly(new double[] {.5, .05, .005, .1 / 3, .025}, within(1e-8));
        assertThatIllegalArgumentException().isThrownBy(() -> BenjaminiHochberg.adjust(new double[] {Double.NaN}));
    }

    @Test
    public void t15BinomialTail() {
        assertThat(BinomialTail.atLeast(20, 20, .5)).isCloseTo(9.5367431640625e-07, TIGHT);
        assertThat(BinomialTail.atLeast(39, 40, .1)).isCloseTo(3.61e-38, TIGHT);
        assertThat(BinomialTail.atLeast(100, 100, .9)).isCloseTo(2.6561398887587523e-05, TIGHT);
        assertThat(BinomialTail.atLeast(0, 10, .3)).isEqualTo(1.0);
    }

    @Test
    public void t16RobustZ() {
        RobustZ z = RobustZ.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 100});
        assertThat(z.median()).isEqualTo(5.5);
        assertThat(z.mad()).isEqualTo(2.5);
        assertThat(z.score(100)).isCloseTo(25.4961, within(1e-4));
        assertThat(z.score(1)).isCloseTo(-1.2141, within(1e-4));
        assertThat(RobustZ.of(new double[] {1, 1, 1, 9}).score(9))
                .as("MAD 0: skip")
                .isNaN();
    }
}
