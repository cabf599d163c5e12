package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.Test;

/** The gate counts a distance that reaches its threshold and exceeds its floor, and never passes what it did not see. */
public class DriftGateTest {
    private static final DriftLimits LIMITS = DriftLimits.defaults();
    private static final DriftGate GATE = new DriftGate(LIMITS, 1);

    private static ColumnDrift normal(long seed, int n, int m, double shift) {
        return normal(GATE, seed, n, m, shift);
    }

    private static ColumnDrift normal(DriftGate gate, long seed, int n, int m, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] reference =
                random.doubles(n).map(ignored -> random.nextGaussian()).toArray();
        double[] current =
                random.doubles(m).map(ignored -> random.nextGaussian() + shift).toArray();
        NumericBins bins = BinRules.numeric(reference);
        return gate.compare("x", ColumnData.numeric(bins, reference), ColumnData.numeric(bins, current));
    }

    private static ColumnDrift categories(String reference, String current) {
        CategoryBins bins = BinRules.categories(counts(reference));
        return GATE.compare("c", data(bins, counts(reference)), data(bins, counts(current)));
    }

    private static ColumnData data(CategoryBins bins, Map<String, Long> counts) {
        CategoryCounter counter = new CategoryCounter(bins);
        counts.forEach(counter::add);
        return new ColumnData(counter.histogram(), null);
    }

    @Test
    public void noDriftPassesAtEverySize() {
        for (int size : new int[] {300, 1000, 10_000}) {
            for (long seed = 0; seed < 20; seed++) {
                assertThat(normal(seed, size, size, 0).verdict())
                        .as(size + " rows, seed " + seed)
                        .isEqualTo(DriftVerdict.PASS);
            }
        }
    }

    @Test
    public void shiftsWarnAndFail() {
        assertThat(normal(1, 20_000, 20_000, 0.2).verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(normal(1, 20_000, 20_000, 0.38).verdict()).isEqualTo(DriftVerdict.WARN);
        assertThat(normal(1, 20_000, 20_000, 0.55).verdict()).isEqualTo(DriftVerdict.FAIL);
        ColumnDrift small = normal(1, 20_000, 20_000, 0.1);
        assertThat(Gates.of(small, "ks.d").pValue())
                .as("p is as small as can be and gates nothing")
                .isLessThan(1e-6);
        assertThat(small.verdict()).isEqualTo(DriftVerdict.PASS);
    }

    @Test
    public void aDistanceBelowItsFloorPasses() {
        ColumnDrift drift = categories("a60 b60", "a54 b66");
        Comparison linf = Gates.of(drift, "linf.cat");
        assertThat(linf.value()).isCloseTo(0.05, within(1e-12));
        assertThat(linf.value()).isBetween(linf.warn() - 1e-12, linf.floor());
        assertThat(drift.verdict()).isEqualTo(DriftVerdict.PASS);
    }

    @Test
    public void theSameDistanceAboveItsFloorDoesNot() {
        CategoryBins bins = BinRules.categories(counts("a1 b1"));
        ColumnDrift warned = GATE.compare(
                "c", data(bins, Map.of("a", 6000L, "b", 6000L)), data(bins, Map.of("a", 5300L, "b", 6700L)));
        assertThat(warned.verdict()).isEqualTo(DriftVerdict.WARN);
        ColumnDrift failed = GATE.compare(
                "c", data(bins, Map.of("a", 6000L, "b", 6000L)), data(bins, Map.of("a", 4800L, "b", 7200L)));
        assertThat(failed.verdict()).isEqualTo(DriftVerdict.FAIL);
    }

    @Test
    public void tooFewRowsGiveNoVerdict() {
        assertThat(categories("a10 b20", "a20 b10").verdict()).isEqualTo(DriftVerdict.INSUFFICIENT);
        assertThat(categories("a20 b20", "a0 b40").verdict())
                .as("20 rows for each bin are enough")
                .isEqualTo(DriftVerdict.FAIL);
        assertThat(categories("a20 b20", "a0 b39").verdict()).isEqualTo(DriftVerdict.INSUFFICIENT);
        assertThat(Gates.of(normal(1, 99, 5000, 0), "ks.d").verdict()).isEqualTo(DriftVerdict.INSUFFICIENT);
        assertThat(Gates.of(normal(1, 100, 5000, 0), "ks.d").verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(Gates.of(normal(1, 199, 5000, 0), "psi.ln.refbins").verdict())
                .isEqualTo(DriftVerdict.INSUFFICIENT);
        assertThat(Gates.of(normal(1, 200, 5000, 0), "psi.ln.refbins").verdict())
                .isEqualTo(DriftVerdict.PASS);
    }

    @Test
    public void anEmptySideGivesNoVerdict() {
        assertThat(categories("a500 b500", "").verdict()).isEqualTo(DriftVerdict.INSUFFICIENT);
        assertThat(categories("", "").verdict()).isEqualTo(DriftVerdict.INSUFFICIENT);
        double[] reference = Data.range(0, 1, 1000);
        NumericBins bins = BinRules.numeric(reference);
        ColumnDrift empty =
                GATE.compare("x", ColumnData.numeric(bins, reference), ColumnData.numeric(bins, new double[0]));
        assertThat(empty.verdict()).isEqualTo(DriftVerdict.INSUFFICIENT);
    }

    @Test
    public void aColumnThatTurnsIntoNanFails() {
        double[] reference = Data.range(0, 1, 1000);
        double[] nan = new double[1000];
        Arrays.fill(nan, Double.NaN);
        NumericBins bins = BinRules.numeric(reference);
        ColumnDrift drift = GATE.compare("x", ColumnData.numeric(bins, reference), ColumnData.numeric(bins, nan));
        assertThat(drift.verdict()).isEqualTo(DriftVerdict.FAIL);
        assertThat(Gates.of(drift, "psi.ln.refbins").verdict()).isEqualTo(DriftVerdict.INSUFFICIENT);
    }

    @Test
    public void aGatedMeasureThatCannotBeComputedIsAnError() {
        double[] reference = Data.range(0, 1, 1000);
        NumericBins bins = BinRules.numeric(reference);
        ColumnData whole = ColumnData.numeric(bins, reference);
        ColumnDrift withoutCdf = GATE.compare("x", whole, new ColumnData(whole.histogram(), null));
        assertThat(withoutCdf.verdict()).isEqualTo(DriftVerdict.ERROR);

        double[] constant = new double[500];
        double[] changed = Data.range(0, 1, 500);
        NumericBins one = BinRules.numeric(constant);
        DriftGate byArea = new DriftGate(LIMITS.gating(Set.of("w1.refsigma"), Set.of("linf.cat")), 1);
        ColumnDrift drift = byArea.compare("x", ColumnData.numeric(one, constant), ColumnData.numeric(one, changed));
        assertThat(drift.verdict()).as("no deviation to divide by").isEqualTo(DriftVerdict.ERROR);
        assertThat(drift.remarks()).extracting(Remark::kind).contains(Remark.Kind.CONSTANT_CHANGED);
        ColumnDrift same = byArea.compare("x", ColumnData.numeric(one, constant), ColumnData.numeric(one, constant));
        assertThat(same.verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(same.remarks()).isEmpty();
    }

    @Test
    public void newValuesAndValuesOutOfRangeAreRemarkedWhateverTheMeasureSays() {
        CategoryBins bins = BinRules.categories(counts("a1 b1"));
        ColumnDrift drift = GATE.compare(
                "c",
                data(bins, Map.of("a", 5000L, "b", 5000L)),
                data(bins, Map.of("a", 5000L, "b", 4999L, "evil", 1L)));
        assertThat(drift.verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(drift.remarks()).containsExactly(new Remark(Remark.Kind.NEW_VALUES, 1, 1e-4));

        double[] reference = Data.range(0, 1, 1000);
        double[] current = reference.clone();
        current[999] = 1e300;
        current[0] = -1;
        NumericBins numbers = BinRules.numeric(reference);
        assertThat(GATE.compare("x", ColumnData.numeric(numbers, reference), ColumnData.numeric(numbers, current))
                        .remarks())
                .containsExactly(
                        new Remark(Remark.Kind.BELOW_RANGE, 1, 1e-3), new Remark(Remark.Kind.ABOVE_RANGE, 1, 1e-3));
    }

    @Test
    public void oneExtremeValueDoesNotHideAShift() {
        SplittableRandom random = new SplittableRandom(9);
        double[] reference = random.doubles(5000).toArray();
        double[] current = random.doubles(5000).map(value -> value * value).toArray();
        NumericBins bins = BinRules.numeric(reference);
        ColumnData before = ColumnData.numeric(bins, reference);
        double psi = Gates.of(GATE.compare("x", before, ColumnData.numeric(bins, current)), "psi.ln.refbins")
                .value();
        current[0] = 1e308;
        ColumnDrift stretched = GATE.compare("x", before, ColumnData.numeric(bins, current));
        assertThat(Gates.of(stretched, "psi.ln.refbins").value()).isGreaterThan(psi * 0.99);
        assertThat(stretched.verdict()).isEqualTo(DriftVerdict.FAIL);
    }

    @Test
    public void sketchesRaiseTheFloorByTheirRankErrors() {
        double[] values = Data.range(0, 1, 1000);
        double[] weights = new double[1000];
        Arrays.fill(weights, 1);
        Cdf exact = Cdf.of(values);
        Cdf sketch = Cdf.sketch(values, weights, 1000, 0.01, exact.deviation());
        KsDistance ks = new KsDistance();
        assertThat(ks.floor(sketch, sketch, 0.003)).isCloseTo(ks.floor(exact, exact, 0.003) + 0.02, within(1e-12));
    }

    @Test
    public void comparisonsTellEverythingTheyAreMadeOf() {
        Comparison psi = Gates.of(normal(1, 1000, 2000, 0), "psi.ln.refbins");
        assertThat(psi.measure()).isEqualTo("PSI");
        assertThat(psi.bins()).startsWith("deciles/10/");
        assertThat(psi.nRef()).isEqualTo(1000);
        assertThat(psi.nCur()).isEqualTo(2000);
        assertThat(psi.warn()).isEqualTo(0.1);
        assertThat(psi.fail()).isEqualTo(0.2);
        assertThat(psi.floor()).isEqualTo(Floors.chiSquared(1000, 2000, 10, 0.003));
        assertThat(Gates.of(normal(new DriftGate(LIMITS, 100), 1, 1000, 2000, 0), "psi.ln.refbins")
                        .floor())
                .isEqualTo(Floors.chiSquared(1000, 2000, 10, 0.0005));
        assertThat(Gates.of(normal(1, 1000, 1000, 0), "tvd").verdict()).isEqualTo(DriftVerdict.REPORTED);
        assertThat(normal(1, 1000, 1000, 0).comparisons()).hasSize(15);
    }

    @Test
    public void gatesThatWouldPassEverythingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.gating(Set.of(), Set.of("linf.cat")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LIMITS.with("tvd", new Limit(.1, .2)).gating(Set.of("tvd"), Set.of("linf.cat")))
                .withMessageContaining("noise floor");
        assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.gating(Set.of("ks.d"), Set.of("ks.d")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftLimits(
                        Map.of("ks.d", new Limit(.1, .2)), Set.of("ks.d"), Set.of("ks.d"), .003, .05, 20, 100, .2, .5))
                .withMessageContaining("share.diff");
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(0.2, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(Double.NaN, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ColumnDrift("x", DriftVerdict.PASS, List.of(), List.of(), ""));
    }

    @Test
    public void aStricterLimitIsHeld() {
        DriftGate strict = new DriftGate(LIMITS.with("psi.ln.refbins", new Limit(0.02, 0.03)), 1);
        assertThat(normal(1, 20_000, 20_000, 0.2).verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(normal(strict, 1, 20_000, 20_000, 0.2).verdict()).isEqualTo(DriftVerdict.FAIL);
    }
}
