package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.Test;

/** Vectors of PSI, with the tests they come from. */
public class PsiVectorsTest {
    private static final Psi PSI = new Psi();

    /** awslabs/deequ KLLDistanceTest.scala. */
    @Test
    public void p1TenBucketsWithoutZeros() {
        assertThat(PSI.value(Data.p1())).isCloseTo(0.007406694184014186, within(1e-12));
        assertThat(Psi.between(Data.p1().p(), Data.p1().q(), 1, 1)).isEqualTo(PSI.value(Data.p1()));
    }

    /** evidentlyai/evidently tests/multitest/metrics/data_drift.py. */
    @Test
    public void p2ThreeValuesWithEmptyBins() {
        BinPair pair = BinPair.of(Data.values(3, 2, 2), Data.values(1, 2, 3));
        assertThat(PSI.value(pair)).isCloseTo(2.9341472484810085, within(1e-12)).isCloseTo(2.93, within(0.01));
        NumericBins bins = BinRules.numeric(new double[] {3, 2, 2});
        ColumnData reference = ColumnData.numeric(bins, new double[] {3, 2, 2});
        ColumnData current = ColumnData.numeric(bins, new double[] {1, 2, 3});
        assertThat(PSI.value(BinPair.of(reference.histogram(), current.histogram())))
                .as("our own bins from the baseline")
                .isCloseTo(2.9341472484810085, within(1e-12));
    }

    /** sodadata/soda-core v3.5.6 distribution_comparison_test.py: equal-width edges over both, zero is 1e-5. */
    @Test
    public void p3SodasEdgesOverBothSides() {
        long[] reference = equalWidth(100, 400, 500);
        long[] current = equalWidth(200, 300, 500);
        BinPair pair = BinPair.of(reference, current);
        assertThat(Psi.between(pair.p(), pair.q(), 1e-5, 1e-5)).isCloseTo(13.885334329209103, within(1e-12));
        assertThat(PSI.value(pair))
                .as("ours: an empty bin of three rows is not 1e-5 but 1e-4")
                .isLessThan(13.885334329209103);
    }

    /** Ten bins of equal width from 100 to 500, the last one closed. */
    private static long[] equalWidth(double... values) {
        long[] counts = new long[10];
        for (double value : values) {
            counts[Math.min(9, (int) ((value - 100) / 40))]++;
        }
        return counts;
    }

    @Test
    public void p4NewBin() {
        assertThat(PSI.value(Data.p4())).isCloseTo(0.7006208039360982, within(1e-12));
    }

    @Test
    public void p5AgainstUniform() {
        BinPair pair = BinPair.of(new long[] {1, 1, 1}, new long[] {540, 320, 140});
        assertThat(PSI.value(pair)).isCloseTo(0.267962473860337, within(1e-12));
    }

    @Test
    public void p6CategoriesMissingOnEachSide() {
        BinPair pair = BinPair.of(counts("a22 b20 c25 d12 e13 f15"), counts("a207 b20 c25 d14 e25 g13"));
        assertThat(PSI.value(pair)).isCloseTo(2.201381362290468, within(1e-12));
    }

    @Test
    public void anEmptyBinIsLessThanABinOfOneRowAtEverySize() {
        for (long rows : new long[] {1, 10, 4999, 5001, 1_000_000, 10_000_000_000L}) {
            assertThat(Psi.epsilon(rows)).isPositive().isLessThan(1.0 / rows).isLessThanOrEqualTo(1e-4);
        }
    }
}
