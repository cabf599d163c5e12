package io.jenkins.plugins.modelgate.engine.dataset.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dataset.Tables;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DatasetDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftVerdict;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profiler;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.Rule;
import org.junit.Test;

public class DriftCheckTest {
    private static final int ROWS = 20_000;

    @Rule
    public Tables tables = new Tables();

    private final List<Finding> findings = new ArrayList<>();

    @Test
    public void halvesOfRealDataDoNotDrift() throws Exception {
        String all;
        try (var in = getClass().getResourceAsStream("/dataset/seattle-weather.csv")) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lines = all.lines().toList();
        StringBuilder even = new StringBuilder(lines.get(0) + "\n");
        StringBuilder odd = new StringBuilder(lines.get(0) + "\n");
        StringBuilder summer = new StringBuilder(lines.get(0) + "\n");
        for (int i = 1; i < lines.size(); i++) {
            (i % 2 == 0 ? even : odd).append(lines.get(i)).append('\n');
            if (lines.get(i).matches("\\d+-0[678]-.*")) {
                summer.append(lines.get(i)).append('\n');
            }
        }
        Profile baseline = profile(even.toString(), null, "weather");
        compare(profile(odd.toString(), baseline, "weather"), baseline);
        assertThat(findings).noneMatch(each -> each.severity().compareTo(Severity.MEDIUM) <= 0);

        findings.clear();
        DatasetDrift drift = compare(profile(summer.toString(), baseline, "weather"), baseline);
        assertThat(drift.verdict()).isEqualTo(DriftVerdict.FAIL);
        assertThat(finding("drift/distribution", "temp_max").severity()).isEqualTo(Severity.HIGH);
        assertThat(finding("drift/label", "weather").detail()).contains("rows with \"sun\" were", "% now.");
        assertThat(findings).noneMatch(each -> "date".equals(each.location().member()));
    }

    @Test
    public void aShiftIsToldInWordsAndFigures() throws Exception {
        Random random = new Random(1);
        Profile baseline = profile(csv(i -> "" + random.nextGaussian()), null, null);
        compare(profile(csv(i -> "" + (0.5 + random.nextGaussian())), baseline, null), baseline);
        Finding finding = finding("drift/distribution", "x");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.detail())
                .startsWith("Column \"x\": values from ")
                .contains(
                        "% of the rows and are",
                        "PSI 0.2", "psi.ln.refbins", "limit 0.2", "20,000 rows of the baseline")
                .contains("for information only");
        findings.clear();
        compare(profile(csv(i -> "" + random.nextGaussian()), baseline, null), baseline);
        assertThat(findings).noneMatch(each -> each.rule().equals("drift/distribution"));
    }

    @Test
    public void newAndVanishedCategories() throws Exception {
        Profile baseline = profile(csv(i -> "c" + i % 5), null, null);
        compare(profile(csv(i -> i == 7 ? "trigger" : "c" + i % 4), baseline, null), baseline);
        Finding added = finding("drift/new-category", "x");
        assertThat(added.severity()).isEqualTo(Severity.HIGH);
        assertThat(added.detail()).contains("1 row (", "\"trigger\"");
        assertThat(finding("drift/vanished-category", "x").detail()).contains("\"c4\" had 20 %");
    }

    @Test
    public void newRareValuesOfALongTailAreUsual() throws Exception {
        Random random = new Random(5);
        IntFunction<String> row = i -> "c" + (int) Math.exp(6.7 * random.nextDouble() * random.nextDouble() * 1.02);
        Profile baseline = profile(csv(row), null, null);
        compare(profile(csv(row), baseline, null), baseline);
        assertThat(findings).noneMatch(each -> each.severity().compareTo(Severity.MEDIUM) < 0);
    }

    @Test
    public void columnsThatComeGoOrChange() throws Exception {
        Profile baseline = profile("a,b,c\n1,2,3\n4,5,6\n", null, null);
        DatasetDrift drift = compare(profile("a,b,d\n1,x,3\n4,y,6\n", baseline, null), baseline);
        assertThat(finding("drift/column-added", "d").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding("drift/column-removed", "c").severity()).isEqualTo(Severity.HIGH);
        assertThat(finding("drift/column-retyped", "b").detail()).contains("was BIGINT and is VARCHAR now");
        assertThat(finding("drift/too-few-rows", "a").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(drift.verdict()).isEqualTo(DriftVerdict.ERROR);
    }

    @Test
    public void missingValuesAreNotHiddenByTheDistance() throws Exception {
        Random random = new Random(2);
        Profile baseline = profile(csv(i -> "" + random.nextGaussian()), null, null);
        compare(profile(csv(i -> i % 4 == 0 ? "NaN" : "" + random.nextGaussian()), baseline, null), baseline);
        assertThat(finding("drift/missing-values", "x").detail())
                .startsWith("Column \"x\": 25 % of the rows are not a number (NaN), 0 % in the baseline.");
    }

    @Test
    public void valuesOutOfRangeAreTold() throws Exception {
        Random random = new Random(3);
        Profile baseline = profile(csv(i -> "" + random.nextDouble()), null, null);
        compare(profile(csv(i -> i == 9 ? "1e9" : "" + random.nextDouble()), baseline, null), baseline);
        assertThat(finding("drift/out-of-range", "x").detail())
                .contains("1 row (under 0.01 %)", "greatest is 1E+9 now");
    }

    @Test
    public void rowsCountersDoNotDriftByGrowing() throws Exception {
        Profile baseline = profile(csv(i -> "" + i), null, null);
        compare(profile(csv(i -> "" + (i + ROWS)), baseline, null), baseline);
        assertThat(findings).isEmpty();
    }

    @Test
    public void historyOfRowCounts() throws Exception {
        List<Profile> history = new ArrayList<>();
        Profile baseline = profile("a\n" + "1\n".repeat(1000), null, null);
        for (int i = 0; i < 10; i++) {
            history.add(profile("a\n" + "1\n".repeat(1000 + i), baseline, null));
        }
        Profile usual = profile("a\n" + "1\n".repeat(1012), baseline, null);
        DriftCheck.run(usual, baseline, history, options(), findings::add);
        assertThat(findings).isEmpty();
        Profile half = profile("a\n" + "1\n".repeat(500) + "\n".repeat(0), baseline, null);
        DriftCheck.run(half, baseline, history, options(), findings::add);
        assertThat(findings).extracting(Finding::rule).containsExactly("drift/row-count");
        assertThat(findings.get(0).detail()).contains("There are 500 rows; the 10 accepted versions before had 1,005");
    }

    @Test
    public void aProfileOfOtherBinsIsNotCompared() throws Exception {
        Random random = new Random(4);
        Profile baseline = profile(csv(i -> "" + random.nextGaussian()), null, null);
        Profile other = profile(csv(i -> "" + random.nextGaussian()), null, null);
        assertThat(compare(other, baseline).verdict()).isEqualTo(DriftVerdict.ERROR);
        assertThat(finding("drift/not-compared", "x").severity()).isEqualTo(Severity.HIGH);
    }

    private Finding finding(String rule, String column) {
        assertThat(findings)
                .as(String.valueOf(findings))
                .anyMatch(each -> each.rule().equals(rule)
                        && column.equals(each.location().member()));
        return findings.stream()
                .filter(each -> each.rule().equals(rule)
                        && column.equals(each.location().member()))
                .findFirst()
                .orElseThrow();
    }

    private DatasetDrift compare(Profile current, Profile baseline) {
        return DriftCheck.run(current, baseline, List.of(), options(), findings::add);
    }

    private static DriftOptions options() {
        return DriftOptions.of(Policy.defaults(), Set.of());
    }

    private Profile profile(String csv, Profile baseline, String label) throws Exception {
        return Profiler.profile(tables.of("x.csv", csv), ProfileOptions.of(Tables.DIGEST, label, Set.of()), baseline);
    }

    private static String csv(IntFunction<String> row) {
        StringBuilder csv = new StringBuilder("x\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(row.apply(i)).append('\n');
        }
        return csv.toString();
    }
}
