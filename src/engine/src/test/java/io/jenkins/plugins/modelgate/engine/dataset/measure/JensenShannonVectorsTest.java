package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.Test;

/** Vectors of the Jensen-Shannon divergence and distance; J1 to J7 from TensorFlow Data Validation's metrics_test.cc. */
public class JensenShannonVectorsTest {
    private static final JsDivergence JSD = new JsDivergence();
    private static final JsDistance DISTANCE = new JsDistance();
    private static final BinPair J1 = BinPair.of(new long[] {2, 2, 0, 0}, new long[] {0, 1, 1, 2});
    private static final double LN2 = Math.log(2);

    @Test
    public void j1BucketsOfDifferentEdges() {
        double upstream = TfdvBuckets.divergence(
                new TfdvBuckets().bucket(1, 2, 2).bucket(2, 3, 2),
                new TfdvBuckets().bucket(2, 4, 2).bucket(4, 6, 2));
        assertThat(upstream).isCloseTo(0.65563906222, within(1e-5));
        assertThat(JSD.value(J1)).isCloseTo(0.6556390622295666, within(1e-12));
    }

    @Test
    public void j2Categories() {
        assertThat(JSD.value(BinPair.of(counts("b2 a2 c1"), counts("a2 Z1 Y1 X1"))))
                .isCloseTo(0.6, within(1e-5));
    }

    @Test
    public void j3OneNanUpstreamAndOurs() {
        double upstream =
                TfdvBuckets.divergence(new TfdvBuckets().bucket(1, 2, 3).nan(1), new TfdvBuckets().bucket(1, 2, 4));
        assertThat(upstream).isCloseTo(0.13792538096, within(1e-5));

        double[] quarterNan = new double[400];
        Arrays.fill(quarterNan, 0, 300, 1);
        Arrays.fill(quarterNan, 300, 400, Double.NaN);
        double[] whole = new double[400];
        Arrays.fill(whole, 1);
        NumericBins bins = BinRules.numeric(quarterNan);
        ColumnDrift drift = new DriftGate(DriftLimits.defaults(), 1)
                .compare("x", ColumnData.numeric(bins, quarterNan), ColumnData.numeric(bins, whole));
        assertThat(Gates.of(drift, "jsd.bits").value())
                .as("ours: NaN is not in a bin")
                .isZero();
        assertThat(Gates.of(drift, "share.diff", "nans").verdict())
                .as("ours: the share of NaN has its own gate")
                .isEqualTo(DriftVerdict.FAIL);
    }

    @Test
    public void j4Points() {
        double upstream = TfdvBuckets.divergence(
                new TfdvBuckets().point(0, 1).point(1, 1),
                new TfdvBuckets().point(0, 1).point(2, 1));
        assertThat(upstream).isCloseTo(0.5, within(1e-5));
        assertThat(JSD.value(BinPair.of(Data.values(0, 1), Data.values(0, 2)))).isCloseTo(0.5, within(1e-12));
    }

    @Test
    public void j5NoOverlap() {
        assertThat(TfdvBuckets.divergence(
                        new TfdvBuckets().bucket(0, 1, 2).bucket(1, 2, 2),
                        new TfdvBuckets().bucket(3, 4, 2).bucket(4, 6, 2)))
                .isCloseTo(1, within(1e-5));
        assertThat(TfdvBuckets.divergence(
                        new TfdvBuckets().point(10, 21),
                        new TfdvBuckets().bucket(0, 4, 150).bucket(4, 12, 200).bucket(12, 20, 20)))
                .isCloseTo(1, within(1e-5));
        assertThat(TfdvBuckets.divergence(
                        new TfdvBuckets().point(0, 1).bucket(1, 2, 1),
                        new TfdvBuckets().point(1, 1).point(2, 1)))
                .isCloseTo(1, within(1e-5));
        assertThat(JSD.value(BinPair.of(Data.values(0, 1), Data.values(3, 4)))).isCloseTo(1, within(1e-12));
    }

    @Test
    public void j6AllNanOrInfiniteUpstreamAndOurs() {
        assertThat(TfdvBuckets.divergence(new TfdvBuckets().nan(3), new TfdvBuckets().nan(3)))
                .isCloseTo(1, within(1e-5));
        assertThat(TfdvBuckets.divergence(infinite(), infinite())).isCloseTo(1, within(1e-5));

        double[] nan = new double[500];
        Arrays.fill(nan, Double.NaN);
        NumericBins none = BinRules.numeric(nan);
        ColumnDrift allNan = new DriftGate(DriftLimits.defaults(), 1)
                .compare("x", ColumnData.numeric(none, nan), ColumnData.numeric(none, nan));
        assertThat(Gates.of(allNan, "jsd.bits").value()).as("ours: no value").isNaN();
        assertThat(Gates.of(allNan, "share.diff", "nans").verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(allNan.verdict())
                .as("ours: nothing was compared, so no pass")
                .isEqualTo(DriftVerdict.INSUFFICIENT);
        ColumnDrift filled = new DriftGate(DriftLimits.defaults(), 1)
                .compare("x", ColumnData.numeric(none, nan), ColumnData.numeric(none, Data.range(5, 1, 500)));
        assertThat(filled.verdict()).isEqualTo(DriftVerdict.FAIL);
        assertThat(filled.remarks()).containsExactly(new Remark(Remark.Kind.NEW_VALUES, 500, 1));

        double[] ends = Data.range(-50, 0.5, 200);
        ends[0] = Double.NEGATIVE_INFINITY;
        ends[199] = Double.POSITIVE_INFINITY;
        NumericBins bins = BinRules.numeric(ends);
        ColumnDrift same = new DriftGate(DriftLimits.defaults(), 1)
                .compare("x", ColumnData.numeric(bins, ends), ColumnData.numeric(bins, ends));
        assertThat(Gates.of(same, "jsd.bits").value())
                .as("ours: equal columns are equal")
                .isZero();
        assertThat(Gates.of(same, "share.diff", "infinities").verdict()).isEqualTo(DriftVerdict.PASS);
    }

    private static TfdvBuckets infinite() {
        return new TfdvBuckets().bucket(Double.NEGATIVE_INFINITY, 0, 2).bucket(0, Double.POSITIVE_INFINITY, 2);
    }

    @Test
    public void j7EmptyOrOfDifferentKindsIsAnError() {
        BinPair empty = BinPair.of(new long[] {0, 0}, new long[] {1, 2});
        assertThatIllegalArgumentException().isThrownBy(() -> JSD.value(empty)).withMessageContaining("no row");
        assertThatIllegalArgumentException().isThrownBy(() -> JSD.value(empty.swapped()));
        assertThatIllegalArgumentException().isThrownBy(() -> JSD.value(BinPair.of(counts(""), counts(""))));
        Histogram numbers = new NumericCounter(BinRules.numeric(new double[] {1, 2})).histogram();
        Histogram names = new CategoryCounter(BinRules.categories(counts("a1"))).histogram();
        assertThatIllegalArgumentException().isThrownBy(() -> BinPair.of(numbers, names));
        assertThat(new DriftGate(DriftLimits.defaults(), 1)
                        .compare("x", new ColumnData(numbers, null), new ColumnData(names, null))
                        .verdict())
                .isEqualTo(DriftVerdict.ERROR);
    }

    /** SciPy's distance.py. */
    @Test
    public void j8Disjoint() {
        assertThat(JsDivergence.between(new double[] {1, 0, 0}, new double[] {0, 1, 0}))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    public void j9TenBuckets() {
        check("J9", Data.p1(), 0.0013345775916543611, 0.03653187090273863, 0.030414777574292774);
    }

    @Test
    public void j10SevenCategories() {
        BinPair pair = Data.l4();
        assertThat(pair.k()).isEqualTo(7);
        assertThat(JSD.value(pair)).isCloseTo(0.2505212155940749, within(1e-10));
        assertThat(DISTANCE.value(pair)).isCloseTo(0.5005209442112037, within(1e-10));
    }

    @Test
    public void j11OtherBases() {
        check("J11", J1, 0.6556390622295666, 0.8097154205210412, 0.674132307080287);
        assertThat(JSD.value(J1) * LN2).as("J11 in nats").isCloseTo(0.45445436744939044, within(1e-10));
    }

    @Test
    public void j12DistanceWithBaseE() {
        double bits = JsDivergence.between(new double[] {1, 0}, new double[] {.5, .5});
        assertThat(Math.sqrt(bits * LN2)).isCloseTo(0.46450140402245893, within(1e-12));
    }

    @Test
    public void j13NewBin() {
        assertThat(JSD.value(Data.p4())).isCloseTo(0.051899160321315606, within(1e-10));
    }

    private static void check(String id, BinPair pair, double bits, double distance, double distanceBaseE) {
        assertThat(JSD.value(pair)).as(id).isCloseTo(bits, within(1e-10));
        assertThat(DISTANCE.value(pair)).as(id).isCloseTo(distance, within(1e-10));
        assertThat(Math.sqrt(JSD.value(pair) * LN2)).as(id).isCloseTo(distanceBaseE, within(1e-10));
    }
}
