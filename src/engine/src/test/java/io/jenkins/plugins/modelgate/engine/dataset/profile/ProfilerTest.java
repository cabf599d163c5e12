package io.jenkins.plugins.modelgate.engine.dataset.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.modelgate.engine.dataset.Tables;
import io.jenkins.plugins.modelgate.engine.dataset.measure.BinRules;
import io.jenkins.plugins.modelgate.engine.dataset.measure.NumericCounter;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;

public class ProfilerTest {
    @Rule
    public Tables tables = new Tables();

    @Test
    public void knownDataExactly() throws Exception {
        Table table = tables.of("people.csv", """
                id,height,city,joined,member,label
                1,1.5,Bern,2026-01-01,true,good
                2,NaN,Basel,2026-01-02,true,bad
                3,inf,Bern,2026-01-03,false,bad
                4,2.5,,2026-01-04,,bad
                5,,Genève,2026-01-05,true,good
                """);
        Profile profile = Profiler.profile(table, ProfileOptions.of(Tables.DIGEST, "label", Set.of("joined")), null);
        assertThat(profile.rows()).isEqualTo(5);
        assertThat(profile.label()).isEqualTo("label");

        ColumnProfile height = profile.column("height");
        assertThat(height.missing()).isEqualTo(new ColumnProfile.Missing(1, 1, 1));
        assertThat(height.numbers().min()).isEqualTo(1.5);
        assertThat(height.numbers().max()).isEqualTo(2.5);
        assertThat(height.numbers().moments().mean()).isEqualTo(2);
        assertThat(height.numbers().moments().populationDeviation()).isEqualTo(0.5);
        assertThat(height.numbers().bins().points()).containsExactly(1.5, 2.5);
        assertThat(height.histogram().counts()).containsExactly(1L, 1L, 0L);

        ColumnProfile city = profile.column("city");
        assertThat(city.missing().nulls()).isEqualTo(1);
        assertThat(city.distinct()).isEqualTo(new Distinct(3, Distinct.Precision.EXACT));
        assertThat(city.categories().top())
                .containsExactly(new Category("Bern", 2), new Category("Basel", 1), new Category("Genève", 1));
        assertThat(city.categories().complete()).isTrue();
        assertThat(city.lengths().max()).isEqualTo(6);
        assertThat(city.lengths().moments().mean()).isEqualTo(4.75);

        ColumnProfile joined = profile.column("joined");
        assertThat(joined.sensitive()).isTrue();
        assertThat(joined.numbers()).isNull();
        assertThat(profile.column("member").categories().counts())
                .containsEntry("true", 3L)
                .containsEntry("false", 1L);
        assertThat(profile.blocks().classes()).containsExactly("bad", "good");
        assertThat(profile.blocks().rows().subList(0, 3))
                .containsExactly(List.of(0L, 1L), List.of(1L, 0L), List.of(1L, 0L));
    }

    @Test
    public void countsAsTheMeasuresDo() throws Exception {
        Random random = new Random(7);
        double[] values = random.doubles(30_000)
                .map(x -> x < 0.1 ? 0 : x < 0.2 ? -0.0 : Math.exp(5 * x) * (random.nextBoolean() ? 1 : -1))
                .toArray();
        Table table = tables.of("x.csv", csv(values));
        Profile profile = Profiler.profile(table, ProfileOptions.of(Tables.DIGEST, null, Set.of()), null);
        Numbers numbers = profile.column("x").numbers();
        assertThat(numbers.bins()).isEqualTo(BinRules.numeric(values));
        NumericCounter counter = new NumericCounter(numbers.bins());
        Arrays.stream(values).forEach(counter::add);
        assertThat(profile.column("x").histogram()).isEqualTo(counter.histogram());
        Arrays.sort(values);
        for (double share : ProfileWriter.QUANTILES) {
            double value = numbers.quantile(share);
            long below = Arrays.stream(values).filter(x -> x < value).count();
            long notAbove = Arrays.stream(values).filter(x -> x <= value).count();
            assertThat(share)
                    .isBetween(below / 30_000.0 - numbers.resolution(), notAbove / 30_000.0 + numbers.resolution());
        }
        assertThat(numbers.resolution()).isLessThan(0.006);
    }

    @Test
    public void currentDataAreCountedInTheBaselinesBins() throws Exception {
        double[] before = new Random(1).doubles(5000, 0, 1).toArray();
        double[] now = new Random(2).doubles(5000, -0.5, 1.5).toArray();
        ProfileOptions options = ProfileOptions.of(Tables.DIGEST, null, Set.of());
        Profile baseline = Profiler.profile(tables.of("x.csv", csv(before)), options, null);
        Profile current = Profiler.profile(tables.of("x.csv", csv(now)), options, baseline);
        NumericCounter counter = new NumericCounter(BinRules.numeric(before));
        Arrays.stream(now).forEach(counter::add);
        assertThat(current.column("x").histogram()).isEqualTo(counter.histogram());
        assertThat(current.column("x").histogram().below()).isGreaterThan(1000);
    }

    @Test
    public void partsMergeToTheWhole() throws Exception {
        Random random = new Random(3);
        StringBuilder first = new StringBuilder("x,n,c,t\n");
        StringBuilder second = new StringBuilder("x,n,c,t\n");
        StringBuilder whole = new StringBuilder("x,n,c,t\n");
        for (int i = 0; i < 40_000; i++) {
            String row = (i % 7 == 0 ? "" : random.nextGaussian() * 1e6) + "," + random.nextInt(12) + ",c"
                    + random.nextInt(30) + "," + "word ".repeat(random.nextInt(5)) + i + "\n";
            (i < 15_000 ? first : second).append(row);
            whole.append(row);
        }
        ProfileOptions options = ProfileOptions.of(Tables.DIGEST, null, Set.of());
        Profile a = Profiler.profile(tables.of("a.csv", first.toString()), options, null);
        Profile b = Profiler.profile(tables.of("b.csv", second.toString()), options, a);
        Profile both = Profiler.profile(tables.of("c.csv", whole.toString()), options, a);
        Profile merged = a.merge(b);
        assertThat(merged.rows()).isEqualTo(40_000);
        for (ColumnProfile expected : both.columns()) {
            ColumnProfile column = merged.column(expected.name());
            assertThat(column.missing()).isEqualTo(expected.missing());
            assertThat(Objects.equals(column.histogram(), expected.histogram()))
                    .as(expected.name())
                    .isTrue();
            for (Numbers[] pair :
                    new Numbers[][] {{column.numbers(), expected.numbers()}, {column.lengths(), expected.lengths()}}) {
                if (pair[1] != null) {
                    assertThat(pair[0].counts()).isEqualTo(pair[1].counts());
                    assertThat(pair[0].min()).isEqualTo(pair[1].min());
                    assertThat(pair[0].max()).isEqualTo(pair[1].max());
                    double deviation = pair[1].moments().populationDeviation();
                    assertThat(pair[0].moments().mean())
                            .isCloseTo(pair[1].moments().mean(), within(1e-12 * deviation + 1e-15));
                    assertThat(pair[0].moments().populationDeviation()).isCloseTo(deviation, within(1e-9 * deviation));
                }
            }
        }
        assertThat(merged.column("c").categories().counts())
                .isEqualTo(both.column("c").categories().counts());
        assertThat(merged.column("x").distinct().precision()).isEqualTo(Distinct.Precision.AT_LEAST);
        Profile other = Profiler.profile(tables.of("b.csv", second.toString()), options, null);
        assertThatThrownBy(() -> a.merge(other)).hasMessageContaining("same baseline");
    }

    @Test
    public void extremesNeitherOverflowNorCancel() throws Exception {
        Table table = tables.of("x.csv", csv(1e308, -1e308, 1.7976931348623157e308, 4.9e-324, -0.0, 0));
        Numbers wide = Profiler.profile(table, ProfileOptions.of(Tables.DIGEST, null, Set.of()), null)
                .column("x")
                .numbers();
        assertThat(wide.moments().mean()).isCloseTo(1.7976931348623157e308 / 6, within(1e296));
        assertThat(wide.rows()).isEqualTo(6);
        Numbers narrow = Profiler.profile(
                        tables.of("y.csv", csv(1e9 + 0.25, 1e9 + 0.5, 1e9 + 0.75)),
                        ProfileOptions.of(Tables.DIGEST, null, Set.of()),
                        null)
                .column("x")
                .numbers();
        assertThat(narrow.moments().populationDeviation()).isCloseTo(Math.sqrt(0.125 / 3), within(1e-12));
    }

    @Test
    public void anEmptyTableHasAProfile() throws Exception {
        Profile profile =
                Profiler.profile(tables.of("x.csv", "a,b\n"), ProfileOptions.of(Tables.DIGEST, "b", Set.of()), null);
        assertThat(profile.rows()).isZero();
        assertThat(copy(profile)).isEqualTo(profile);
        assertThatThrownBy(() -> Profiler.profile(
                        tables.of("x.csv", "a,b\n"), ProfileOptions.of(Tables.DIGEST, "c", Set.of()), null))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no column c");
    }

    @Test
    public void hostileNamesAndValuesAreData() throws Exception {
        String name = "a\"); DROP TABLE x; --";
        String text = "x'); DELETE FROM y; --";
        Table table = tables.of(
                "x.csv",
                "\"" + name.replace("\"", "\"\"") + "\",v\n\"" + text + "\",1\n\"" + "é".repeat(5000) + "\",2\n");
        ProfileOptions options = ProfileOptions.of(Tables.DIGEST, name, Set.of());
        Profile profile = Profiler.profile(table, options, null);
        assertThat(profile.column(name).categories().counts()).containsEntry(text, 1L);
        assertThat(profile.column(name).lengths().max()).isEqualTo(5000);
        assertThat(profile.column(name).categories().top())
                .allMatch(each -> each.value().length() < 200);
        assertThat(Profiler.profile(table, options, copy(profile))).isEqualTo(profile);
    }

    static Profile copy(Profile profile) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProfileWriter.write(profile, out);
        return ProfileReader.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static String csv(double... values) {
        StringBuilder csv = new StringBuilder("x\n");
        for (double value : values) {
            csv.append(value).append('\n');
        }
        return csv.toString();
    }
}
