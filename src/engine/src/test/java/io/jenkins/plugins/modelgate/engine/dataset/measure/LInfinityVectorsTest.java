package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.Test;

/** Vectors of L-infinity and the normalised absolute difference: deequ's KLLDistanceTest, TFDV's metrics_test.cc, NannyML. */
public class LInfinityVectorsTest {
    private static final LInfinity LINF = new LInfinity();
    private static final BinMeasure NAD = new AbsoluteDifference();

    @Test
    public void l1() {
        BinPair pair = BinPair.of(counts("a10 b20 c25 d10 e5"), counts("a11 b20 c25 d10 e10"));
        assertThat(LINF.value(pair)).isCloseTo(0.06015037593984962, within(1e-12));
        assertThat(LINF.robust(pair, Floors.ALPHA)).isZero();
    }

    @Test
    public void l2() {
        BinPair pair = BinPair.of(counts("a10 b20 c25 d10 e5"), counts("f11 a20 c25 d10 e10"));
        assertThat(LINF.value(pair)).isCloseTo(0.2857142857142857, within(1e-12));
        assertThat(LINF.robust(pair, Floors.ALPHA)).isZero();
    }

    @Test
    public void l3OverCumulativeShares() {
        Cdf x = Cdf.of(new double[] {1, 2, 3, 4});
        Cdf y = Cdf.of(new double[] {2, 3, 4, 5});
        KsDistance ks = new KsDistance();
        assertThat(ks.value(x, y)).isEqualTo(0.25);
        assertThat(Math.max(0, ks.value(x, y) - ks.floor(x, y, Floors.ALPHA))).isEqualTo(0.0);
    }

    @Test
    public void l4SimpleAndRobust() {
        BinPair pair = Data.l4();
        double simple = 0.47531357599606494;
        assertThat(LINF.value(pair)).isCloseTo(simple, within(1e-12));
        assertThat(LINF.robust(pair, 0.1)).isCloseTo(0.33774199396969184, within(1e-12));
        double general = Math.sqrt(-Math.log(0.003 / 2) / 2) * Math.sqrt((107 + 304) / (107.0 * 304));
        assertThat(LINF.value(pair) - general)
                .as("upstream, general coefficient at 0.003")
                .isCloseTo(0.2726338046550349, within(1e-12));
        assertThat(LINF.robust(pair, Math.nextDown(0.003))).isCloseTo(0.2726338046550349, within(1e-12));
        assertThat(LINF.robust(pair, 0.003))
                .as("ours: 1.8 at the usual level, as upstream's default")
                .isCloseTo(simple - 1.8 * Math.sqrt((107 + 304) / (107.0 * 304)), within(1e-12));
    }

    @Test
    public void l5Shares() {
        assertThat(LInfinity.between(new double[] {.1, .9}, new double[] {.3, .7}))
                .isCloseTo(0.2, within(1e-5));
        assertThat(LINF.value(BinPair.of(counts("b9 c1"), counts("a3 b7")))).isCloseTo(0.3, within(1e-5));
        assertThat(LInfinity.between(new double[0], new double[0])).isZero();
    }

    @Test
    public void l6NormalisedAbsoluteDifference() {
        assertThat(NAD.value(BinPair.of(new long[] {1, 5}, new long[] {10, 50})))
                .isCloseTo(0.68181818, within(1e-5));
        assertThat(NAD.value(BinPair.of(new long[] {1, 9}, new long[] {3, 7}))).isCloseTo(0.1, within(1e-5));
    }

    @Test
    public void l7NewCategory() {
        assertThat(LINF.value(BinPair.of(counts("a2 b2 c2"), counts("a2 b2 c2 d1"))))
                .isCloseTo(1 / 7.0, within(1e-12));
        assertThat(LINF.value(BinPair.of(counts("a2 b2 c2"), counts("b5")))).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    public void l8TenBuckets() {
        assertThat(LINF.value(Data.p1())).isCloseTo(0.017476657888436678, within(1e-12));
    }
}
