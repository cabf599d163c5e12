package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.Test;

/** Bins come from the baseline and hold every value; histograms of parts merge into that of the whole. */
public class BinsTest {

    @Test
    public void upToTwentyValuesHaveABinEach() {
        NumericBins bins = BinRules.numeric(Data.range(1, 1, 20));
        assertThat(bins.discrete()).isTrue();
        assertThat(bins.points()).hasSize(20);
        assertThat(bins.size()).isEqualTo(21);
        Histogram histogram =
                ColumnData.numeric(bins, new double[] {1, 1.5, 20, 21, -3}).histogram();
        assertThat(histogram.counts().get(0)).isEqualTo(1);
        assertThat(histogram.unseen()).as("1.5, 21, -3").isEqualTo(3);
        assertThat(histogram.below()).isEqualTo(1);
        assertThat(histogram.above()).isEqualTo(1);
        assertThat(bins.label(20)).isEqualTo("__new__");
    }

    @Test
    public void decilesHoldATenthEachAndAreClosedOnTheLeft() {
        double[] values = Data.range(0, 1, 1000);
        NumericBins bins = BinRules.numeric(values);
        assertThat(bins.discrete()).isFalse();
        assertThat(bins.points()).isEmpty();
        assertThat(bins.edges()).containsExactly(100., 200., 300., 400., 500., 600., 700., 800., 900.);
        assertThat(ColumnData.numeric(bins, values).histogram().counts()).containsOnly(100L);
        NumericCounter counter = new NumericCounter(bins);
        assertThat(counter.index(100)).isEqualTo(1);
        assertThat(counter.index(Math.nextDown(100))).isZero();
        assertThat(counter.index(-1e300)).isZero();
        assertThat(counter.index(1e300)).isEqualTo(9);
        assertThat(bins.label(0)).isEqualTo("(-inf, 100.0)");
        assertThat(bins.label(9)).isEqualTo("[900.0, +inf)");
    }

    @Test
    public void aMassInOnePointHasItsOwnBin() {
        double[] values = Data.range(1, 1, 1000);
        Arrays.fill(values, 0, 50, 500);
        Arrays.fill(values, 50, 99, 700);
        NumericBins bins = BinRules.numeric(values);
        assertThat(bins.points()).as("51 of 1000 rows, and 50 of 1000 rows").containsExactly(500., 700.);
        Histogram histogram = ColumnData.numeric(bins, values).histogram();
        assertThat(histogram.counts().subList(0, 2)).containsExactly(51L, 50L);
        assertThat(histogram.counts().subList(2, 12)).allMatch(count -> count >= 89 && count <= 90);
        Arrays.fill(values, 50, 98, 700);
        values[98] = 99;
        assertThat(BinRules.numeric(values).points()).as("49 of 1000 rows").containsExactly(500.);
    }

    @Test
    public void edgesOfASketchAndOfTheFullColumnAgree() {
        double[] values = Data.range(0, 1, 1000);
        NumericBins bins = BinRules.numeric(List.of(), rank -> values[(int) Math.round(rank * 1000)], 0, 999);
        assertThat(bins).isEqualTo(BinRules.numeric(values));
        assertThat(bins.id()).isEqualTo(BinRules.numeric(values).id()).startsWith("deciles/10/");
    }

    @Test
    public void zeroHasOneSignAndStrangeNumbersHaveNoBin() {
        NumericBins bins = BinRules.numeric(new double[] {-0.0, 0.0, Double.NaN, Double.POSITIVE_INFINITY, 3});
        assertThat(bins.points()).containsExactly(0.0, 3.0);
        NumericCounter counter = new NumericCounter(bins);
        counter.add(-0.0);
        counter.add(0.0);
        counter.add(Double.NaN);
        counter.add(Double.NEGATIVE_INFINITY);
        counter.addNull();
        assertThat(counter.histogram()).isEqualTo(new Histogram(bins, List.of(2L, 0L, 0L), 1, 1, 1, 0, 0));
        assertThat(counter.histogram().rows()).isEqualTo(5);
        assertThat(counter.histogram().binned()).isEqualTo(2);
    }

    @Test
    public void aThousandCategoriesThenOthersThenNewOnes() {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < 1005; i++) {
            counts.put(String.format("c%04d", i), i < 10 ? 100L : 1L);
        }
        counts.put("\uD83D\uDE00", 1L);
        counts.put("\uFFFD", 1L);
        CategoryBins bins = BinRules.categories(counts);
        assertThat(bins.names()).hasSize(1000).startsWith("c0000");
        assertThat(bins.names().get(999)).as("ties by bytes").isEqualTo("c0999");
        assertThat(bins.rest()).containsExactly("c1000", "c1001", "c1002", "c1003", "c1004", "\uFFFD", "\uD83D\uDE00");
        CategoryCounter counter = new CategoryCounter(bins);
        counter.add("c0003");
        counter.add("c1003");
        counter.add("brand new");
        counter.add(null, 2);
        Histogram histogram = counter.histogram();
        assertThat(histogram.counts().get(bins.other())).isEqualTo(1);
        assertThat(histogram.unseen()).isEqualTo(1);
        assertThat(histogram.nulls()).isEqualTo(2);
    }

    @Test
    public void dataNamedLikeABinIsNotThatBin() {
        CategoryBins bins = BinRules.categories(Map.of("__new__", 5L, "__other__", 3L, "a", 1L));
        CategoryCounter counter = new CategoryCounter(bins);
        counter.add("__new__");
        counter.add("__other__");
        assertThat(counter.histogram().unseen()).isZero();
        assertThat(counter.histogram().counts()).containsExactly(1L, 1L, 0L, 0L, 0L);
    }

    @Test
    public void anIncompleteListCallsNothingNew() {
        CategoryBins bins = BinRules.categories(Map.of("a", 5L), false);
        CategoryCounter counter = new CategoryCounter(bins);
        counter.add("b");
        assertThat(bins.unseen()).isEqualTo(-1);
        assertThat(counter.histogram().counts()).containsExactly(0L, 1L, 0L);
    }

    @Test
    public void fingerprintsTellBinsApart() {
        assertThat(List.of(
                        BinRules.numeric(new double[] {1, 2}).id(),
                        BinRules.numeric(new double[] {1, 3}).id(),
                        BinRules.categories(Map.of("ab", 1L, "c", 1L)).id(),
                        BinRules.categories(Map.of("a", 1L, "bc", 1L)).id(),
                        BinRules.categories(Map.of("\uD800", 1L, "bc", 1L)).id(),
                        BinRules.categories(Map.of("\uD801", 1L, "bc", 1L)).id()))
                .doesNotHaveDuplicates();
    }

    @Test
    public void histogramsOfPartsMergeIntoTheWhole() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(300);
            boolean coarse = random.nextBoolean();
            double[] values = random.doubles(size)
                    .map(value -> value < 0.03 ? Double.NaN : coarse ? Math.rint(value * 30) : value)
                    .toArray();
            double[] baseline = random.doubles(1 + random.nextInt(300))
                    .map(value -> coarse ? Math.rint(value * 25) : value * 0.9)
                    .toArray();
            NumericBins bins = BinRules.numeric(baseline);
            int cut = random.nextInt(size + 1);
            Histogram whole = ColumnData.numeric(bins, values).histogram();
            Histogram left =
                    ColumnData.numeric(bins, Arrays.copyOf(values, cut)).histogram();
            Histogram right = ColumnData.numeric(bins, Arrays.copyOfRange(values, cut, size))
                    .histogram();
            assertThat(left.merge(right)).isEqualTo(whole).isEqualTo(right.merge(left));
            assertThat(whole.rows()).isEqualTo(size);
            assertThat(ColumnData.numeric(bins, baseline).histogram().unseen()).isZero();
        }
    }

    @Test
    public void whatCannotBeIsRefused() {
        NumericBins bins = BinRules.numeric(new double[] {1, 2});
        Histogram full = new Histogram(bins, List.of(Long.MAX_VALUE, 0L, 0L), 0, 0, 0, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> full.merge(full)).withMessageContaining("64-bit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.merge(new NumericCounter(BinRules.numeric(new double[] {1, 3})).histogram()))
                .withMessageContaining("different bins");
        assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(bins, List.of(1L, -1L, 0L), 0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(bins, List.of(1L), 0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(bins, List.of(1L, 0L, 0L), 0, 0, 0, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new NumericBins(false, List.of(), List.of(2., 1.), 0, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumericBins(false, List.of(), List.of(Double.NaN), 0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new CategoryBins(List.of("a"), List.of("a"), true));
    }
}
