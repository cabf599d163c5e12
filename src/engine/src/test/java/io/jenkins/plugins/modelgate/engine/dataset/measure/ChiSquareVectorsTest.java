package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.counts;
import static io.jenkins.plugins.modelgate.engine.dataset.measure.Data.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.assertj.core.data.Percentage;
import org.junit.Test;

/** Vectors of chi-squared: deequ's KLLDistanceTest, evidently, Great Expectations, Soda. */
public class ChiSquareVectorsTest {
    private static final Percentage TIGHT = Percentage.withPercentage(1e-6);
    private static final BinMeasure FIT = new ChiSquareFit();
    private static final BinMeasure CONTINGENCY = new ChiSquareContingency();

    /** deequ's rule: categories that the baseline lacks do not take part. */
    private static ChiSquareFit.Fit deequ(String sample, String baseline) {
        Map<String, Long> observed = counts(sample);
        Map<String, Long> expected = counts(baseline);
        return ChiSquareFit.merged(
                expected.keySet().stream()
                        .mapToDouble(name -> observed.getOrDefault(name, 0L))
                        .toArray(),
                expected.values().stream().mapToDouble(Long::doubleValue).toArray());
    }

    private static BinPair pair(String sample, String baseline) {
        return BinPair.of(counts(baseline), counts(sample));
    }

    @Test
    public void c1AndC2() {
        String sample = "a207 b20 c25 d14 e25 g13";
        ChiSquareFit.Fit c1 = deequ(sample, "a223 b20 c25 d12 e13 f15");
        assertThat(c1.statistic()).as("C1").isCloseTo(28.175042782458068, TIGHT);
        assertThat(c1.pValue()).as("C1").isCloseTo(3.3640191298478506E-5, TIGHT);
        assertThat(FIT.value(pair(sample, "a223 b20 c25 d12 e13 f15")))
                .as("C1, ours: the new category g counts")
                .isGreaterThan(c1.statistic());
        ChiSquareFit.Fit c2 = ChiSquareFit.merged(doubles(207, 20, 25, 14, 25), doubles(223, 20, 25, 12, 13));
        assertThat(c2.pValue()).as("C2").isCloseTo(0.013227994814265176, TIGHT);
    }

    @Test
    public void c3ToC6Merging() {
        merges("C3", "a100 b20 c25 d10 e5 f2", "a100 b22 c25 d5 e13 f2", 8.789790456457125);
        merges("C4", "a100 b40 c30 d10", "a100 b40 c30 e4", 0.38754325259515626);
        merges("C5", "a100 b4 c3 d27", "a100 b4 c3 d34", 1.1507901668129925);
        merges("C6", "a100 b4 c3 d27 e20 f20 g20 h20", "a100 b2 c1 d34 e20 f20 g20 h20", 6.827423492761593);
        assertThat(FIT.value(pair("a100 b20 c25 d10 e5 f2", "a100 b22 c25 d5 e13 f2")))
                .as("C3, ours is the same where both have the same categories")
                .isCloseTo(8.789790456457125, TIGHT);
    }

    private static void merges(String id, String sample, String baseline, double statistic) {
        assertThat(deequ(sample, baseline).statistic()).as(id).isCloseTo(statistic, TIGHT);
    }

    @Test
    public void c7AndC8TooFewCells() {
        assertThat(deequ("a100 b4 c3", "a100 b4 c3").statistic()).as("C7").isNaN();
        assertThat(deequ("a10 b20", "b20").pValue()).as("C8").isNaN();
        assertThat(deequ("a15 b20", "c20 d20").pValue()).as("C8").isNaN();
        assertThat(CONTINGENCY.pValue(pair("a15 b20", "c20 d20")))
                .as("C8, our default form sees the new categories")
                .isLessThan(1e-10);
    }

    @Test
    public void c9MissingCategory() {
        assertThat(deequ("a30", "a20 b20").pValue()).isCloseTo(4.3204630539861455E-8, TIGHT);
    }

    @Test
    public void c10AlsoDoubled() {
        double[] sample = doubles(16, 16, 16, 16, 16, 8);
        assertThat(ChiSquareFit.plain(sample, doubles(16, 18, 16, 14, 12, 12)).pValue())
                .isCloseTo(0.67309, within(1e-5));
        assertThat(ChiSquareFit.plain(sample, doubles(32, 36, 32, 28, 24, 24)).pValue())
                .isCloseTo(0.67309, within(1e-5));
    }

    @Test
    public void c11AgainstUniform() {
        ChiSquareFit.Fit fit = ChiSquareFit.plain(doubles(540, 320, 140), doubles(1, 1, 1));
        assertThat(fit.statistic()).isCloseTo(240.8, TIGHT);
        assertThat(fit.pValue()).isCloseTo(5.139778209762386e-53, TIGHT);
        assertThat(FIT.value(BinPair.of(new long[] {1, 1, 1}, new long[] {540, 320, 140})))
                .isCloseTo(240.8, TIGHT);
    }

    /** Soda adds one row to every cell and rescales what is expected. */
    @Test
    public void c12AndC13Soda() {
        ChiSquareFit.Fit c12 = ChiSquareFit.plain(doubles(201, 301, 501), doubles(101, 401, 501));
        assertThat(c12.statistic()).as("C12").isCloseTo(123.94755685044814, TIGHT);
        assertThat(c12.pValue()).as("C12").isCloseTo(1.2165501237202362e-27, Percentage.withPercentage(0.1));
        ChiSquareFit.Fit c13 = ChiSquareFit.plain(doubles(701, 201, 101), doubles(701, 191, 111));
        assertThat(c13.statistic()).as("C13").isCloseTo(1.4244611103249847, TIGHT);
        assertThat(c13.pValue()).as("C13").isCloseTo(0.4905487801068025, within(1e-3));
    }

    @Test
    public void c14UnseenCategory() {
        double[] observed = doubles(500, 480, 20);
        double[] expected = doubles(500, 500, 0);
        ChiSquareFit.Fit fit = ChiSquareFit.plain(observed, expected);
        assertThat(fit.statistic()).isInfinite();
        assertThat(fit.pValue()).as("C14, as evidently").isZero();
        assertThat(ChiSquareTest.withDefaults())
                .satisfies(test -> assertThatThrownBy(() -> test.test(expected, new long[] {500, 480, 20}))
                        .isInstanceOf(IllegalArgumentException.class));
        BinPair pair = BinPair.of(new long[] {500, 500, 0}, new long[] {500, 480, 20});
        assertThat(FIT.pValue(pair))
                .as("ours: small, though merged into another cell")
                .isNotNaN();
        assertThat(CONTINGENCY.pValue(pair)).isLessThan(1e-4);
    }

    @Test
    public void c15AndC16Contingency() {
        BinPair c15 = Data.p1();
        assertThat(c15.k()).isEqualTo(10);
        assertThat(CONTINGENCY.value(c15)).as("C15").isCloseTo(15.44291541253316, TIGHT);
        assertThat(CONTINGENCY.pValue(c15)).as("C15").isCloseTo(0.07946643453774838, TIGHT);
        assertThat(FIT.value(c15)).as("C15 fit").isCloseTo(30.40145079158979, TIGHT);
        assertThat(FIT.pValue(c15)).as("C15 fit").isCloseTo(0.00037477351730747936, TIGHT);
        BinPair c16 = Data.l4();
        assertThat(c16.k()).isEqualTo(7);
        assertThat(CONTINGENCY.value(c16)).as("C16").isCloseTo(112.91304986733101, TIGHT);
        assertThat(CONTINGENCY.pValue(c16)).as("C16").isCloseTo(5.00061021785224e-22, TIGHT);
    }
}
