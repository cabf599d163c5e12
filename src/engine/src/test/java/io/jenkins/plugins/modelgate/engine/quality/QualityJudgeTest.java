package io.jenkins.plugins.modelgate.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.quality.TestResult.Status;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.Test;

/** What metrics, tests and comparisons say under a policy. */
public class QualityJudgeTest {
    private static final Source SOURCE = new Source("metrics/m.json", "JSON", Source.Binding.MATCHES);

    private final List<TestResult> tests = new ArrayList<>();

    @Test
    public void limitsHoldToTheDigit() throws Exception {
        assertThat(said("{accuracy: {min: 0.9}}", m("accuracy", 0.9))).isEqualTo("PASSED");
        assertThat(said("{accuracy: {min: 0.9}}", m("accuracy", Math.nextDown(0.9))))
                .isEqualTo("HIGH quality/limit");
        assertThat(said("{toxicity: {max: 0.02}}", m("toxicity", 0.0201))).isEqualTo("HIGH quality/limit");
        assertThat(said("{rate: {min: 0.4, max: 0.6}}", m("rate", 0.7))).isEqualTo("HIGH quality/limit");
    }

    @Test
    public void whatIsMissingKeepsTheGateClosed() throws Exception {
        assertThat(said("{accuracy: {min: 0.9}}", m("Accuracy", 0.95))).isEqualTo("OPEN quality/missing");
        assertThat(said("{accuracy: {min: 0.9, slices: [de]}}", m("accuracy", 0.95)))
                .isEqualTo("OPEN quality/missing");
        assertThat(said("{accuracy: {min: 0.9, slices: [de]}}", m("accuracy@de", 0.95)))
                .isEqualTo("OPEN quality/missing");
        assertThat(said("{accuracy: {min: 0.9, slices: [de], overall: OPTIONAL}}", m("accuracy@de", 0.95)))
                .isEqualTo("PASSED");
        assertThat(said("{accuracy: {min: 0.9, slices: [de]}}", m("accuracy", 0.95), m("accuracy@de", 0.8)))
                .isEqualTo("HIGH quality/limit");
        assertThat(said("{}", m("accuracy", 0.95))).isEqualTo("OPEN quality/no-demands");
        assertThat(said("{accuracy: {min: 0.9, samples: 100}}", m("accuracy", 0.95, 99)))
                .isEqualTo("OPEN quality/unusable");
        assertThat(said("{accuracy: {min: 0.9, samples: 100}}", m("accuracy", 0.95)))
                .isEqualTo("OPEN quality/unusable");
    }

    @Test
    public void aLimitOnTheWrongSideIsTold() throws Exception {
        Metric error = new Metric("error", "", 0.2, null, null, false, "f", null);
        assertThat(new QualityJudge(policy("metrics: {error: {min: 0.1}}"))
                        .judge(measured(List.of(error)), null)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("quality/direction");
        assertThat(said("{error: {max: 0.3}}", error)).isEqualTo("PASSED");
    }

    @Test
    public void addressesOfSlices() throws Exception {
        for (String address : List.of("accuracy@de", "de/accuracy")) {
            assertThat(said("{\"" + address + "\": {min: 0.9}}", m("accuracy@de", 0.95)))
                    .isEqualTo("PASSED");
        }
        assertThat(said("{\"de/accuracy\": {min: 0.9}}", m("accuracy@de", 0.95), m("de/accuracy", 0.99)))
                .as("nobody knows which is meant")
                .isEqualTo("OPEN quality/unusable");
    }

    @Test
    public void twoPlacesThatDisagree() throws Exception {
        assertThat(said("{accuracy: {min: 0.9}}", m("accuracy", 0.95), m("accuracy", 0.96)))
                .isEqualTo("OPEN quality/unusable");
        assertThat(said("{accuracy: {min: 0.9}}", m("accuracy", 0.95, 10), m("accuracy", 0.95, 20)))
                .isEqualTo("OPEN quality/unusable");
        assertThat(said("{accuracy: {min: 0.9}}", m("accuracy", 0.95), m("accuracy", 0.95)))
                .isEqualTo("PASSED");
    }

    @Test
    public void aLossThatIsProven() throws Exception {
        String policy = "{accuracy: {min: 0.5, drop: 0.01}}";
        assertThat(against(policy, m("accuracy", 0.95, 10_000), m("accuracy", 0.92, 10_000)))
                .isEqualTo("HIGH quality/regression");
        assertThat(against(
                        "{toxicity: {max: 0.5, drop: 0.01}}", m("toxicity", 0.01, 10_000), m("toxicity", 0.05, 10_000)))
                .isEqualTo("HIGH quality/regression");
        assertThat(against(
                        "{toxicity: {max: 0.5, drop: 0.01}}", m("toxicity", 0.05, 10_000), m("toxicity", 0.01, 10_000)))
                .isEqualTo("PASSED");
        assertThat(against("{rate: {drop: 0.01}}", m("rate", 0.5, 10_000), m("rate", 0.55, 10_000)))
                .as("nobody says which way is better: a change is a loss")
                .isEqualTo("HIGH quality/regression");
    }

    @Test
    public void chanceIsNoLoss() throws Exception {
        String policy = "{accuracy: {min: 0.5, drop: 0.01}}";
        assertThat(against(policy, m("accuracy", 0.95, 2000), m("accuracy", 0.945, 2000)))
                .isEqualTo("PASSED");
        assertThat(against(policy, m("accuracy", 0.95, 2000), m("accuracy", 0.935, 2000)))
                .as("worse than allowed, not beyond chance: nobody knows")
                .isEqualTo("OPEN quality/undecided");
    }

    @Test
    public void aTinySampleHidesNoLoss() throws Exception {
        String policy = "{accuracy: {min: 0.5, drop: 0.01}}";
        assertThat(against(policy, m("accuracy", 0.95, 2000), m("accuracy", 1.0, 10)))
                .isEqualTo("OPEN quality/undecided");
        assertThat(against(policy, m("accuracy", 0.95, 2000), m("accuracy", 0.96)))
                .as("it no longer says")
                .isEqualTo("OPEN quality/undecided");
        Metric sure = new Metric("accuracy", "", 1.0, 10L, 1e-9, null, "f", null);
        assertThat(against(policy, m("accuracy", 0.95, 2000), sure))
                .as("an error that is smaller than the sample allows counts for nothing")
                .isEqualTo("OPEN quality/undecided");
    }

    @Test
    public void valuesWithoutSamplesAreComparedAsTheyAre() throws Exception {
        String policy = "{accuracy: {min: 0.5, drop: 0.01}}";
        assertThat(against(policy, m("accuracy", 0.95), m("accuracy", 0.94)))
                .as("exactly the allowed loss")
                .isEqualTo("PASSED");
        assertThat(against(policy, m("accuracy", 0.95), m("accuracy", 0.9399))).isEqualTo("HIGH quality/regression");
        assertThat(against("{loss: {max: 9, drop: 0.1}}", m("loss", 2.5, 100), m("loss", 2.7, 100)))
                .as("no share")
                .isEqualTo("HIGH quality/regression");
    }

    @Test
    public void aSliceThatGotWorseInsideABetterAverage() throws Exception {
        List<Metric> before =
                List.of(m("accuracy", 0.90, 5000), m("accuracy@de", 0.90, 1000), m("accuracy@en", 0.90, 4000));
        List<Metric> now =
                List.of(m("accuracy", 0.92, 5000), m("accuracy@de", 0.80, 1000), m("accuracy@en", 0.95, 4000));
        assertThat(said("{accuracy: {min: 0.5, drop: 0.01}}", before, now)).isEqualTo("HIGH quality/slice-regression");
        assertThat(said("{accuracy: {min: 0.5}}", before, now)).isEqualTo("MEDIUM quality/slice-regression");
        assertThat(said("{accuracy: {min: 0.5, drop: 0.01, slices: [de, en]}}", before, now))
                .isEqualTo("HIGH quality/regression");
        assertThat(said("{accuracy: {min: 0.5}}", before, now.subList(0, 2)))
                .as("a slice that vanished")
                .startsWith("OPEN");
        List<Metric> few = List.of(now.get(0), m("accuracy@de", 0.9, 20), now.get(2));
        assertThat(said("{accuracy: {min: 0.5, drop: 0.01}}", before, few)).isEqualTo("OPEN quality/undecided");
    }

    @Test
    public void manySlicesRaiseNoMoreFalseAlarmsThanOne() throws Exception {
        java.util.Random random = new java.util.Random(3);
        int alarms = 0;
        for (int run = 0; run < 40; run++) {
            List<Metric> before = new ArrayList<>(List.of(m("accuracy", 0.9, 20_000)));
            List<Metric> now = new ArrayList<>(List.of(m("accuracy", 0.9, 20_000)));
            for (int i = 0; i < 100; i++) {
                before.add(m("accuracy@s" + i, share(random), 200));
                now.add(m("accuracy@s" + i, share(random), 200));
            }
            alarms += judge("{accuracy: {min: 0.5}}", before, now).findings().stream()
                            .anyMatch(finding -> finding.severity().atLeast(Severity.MEDIUM))
                    ? 1
                    : 0;
        }
        assertThat(alarms).as("of 40 runs with 100 slices that did not change").isLessThanOrEqualTo(5);
    }

    private static double share(java.util.Random random) {
        int right = 0;
        for (int i = 0; i < 200; i++) {
            right += random.nextDouble() < 0.9 ? 1 : 0;
        }
        return right / 200.0;
    }

    @Test
    public void tests() throws Exception {
        String policy = "tests: [\"safety/**\"]";
        test("safety.refusals", "a", Status.PASSED);
        assertThat(verdict(policy)).isEqualTo("PASSED");
        test("other", "b", Status.FAILED);
        assertThat(verdict(policy)).isEqualTo("MEDIUM quality/test-failed");
        test("safety.refusals", "c", Status.SKIPPED);
        assertThat(verdict(policy)).startsWith("OPEN");
        test("safety.refusals", "d", Status.ERROR);
        assertThat(verdict(policy)).isEqualTo("HIGH quality/test-failed");
        tests.clear();
        test("other", "b", Status.PASSED);
        assertThat(verdict(policy)).as("none fits").isEqualTo("OPEN quality/test-not-passed");
        test("safety.refusals", "a", Status.FLAKY);
        assertThat(verdict(policy)).isEqualTo("OPEN quality/test-not-passed");
    }

    @Test
    public void aDemandedTestThatVanished() throws Exception {
        test("safety", "a", Status.PASSED);
        test("safety", "b", Status.PASSED);
        Measurements before = new Measurements(null, List.of(SOURCE), List.of(), tests);
        Measurements now = new Measurements(null, List.of(SOURCE), List.of(), tests.subList(0, 1));
        Judgement judgement = new QualityJudge(policy("tests: [\"safety/*\"]")).judge(now, before);
        assertThat(judgement.open()).isTrue();
        assertThat(judgement.findings()).extracting(Finding::detail).anyMatch(text -> text.contains("safety/b"));
    }

    @Test
    public void theSameTestOfAnotherSuiteStandsForNone() throws Exception {
        TestResult ours = new TestResult("ours", "safety", "a", Status.PASSED, "j.xml");
        TestResult other = new TestResult("other", "safety", "a", Status.PASSED, "k.xml");
        Measurements before = new Measurements(null, List.of(SOURCE), List.of(), List.of(ours, other));
        Measurements now = new Measurements(null, List.of(SOURCE), List.of(), List.of(other));
        assertThat(new QualityJudge(policy("tests: [\"safety/*\"]"))
                        .judge(now, before)
                        .open())
                .isTrue();
    }

    @Test
    public void whereNothingWasReadNothingPasses() throws Exception {
        Measurements none = new Measurements(null, List.of(), List.of(), List.of());
        assertThat(words(
                        new QualityJudge(policy("metrics: {accuracy: {min: 0, overall: OPTIONAL}}")).judge(none, null)))
                .isEqualTo("OPEN quality/missing");
    }

    @Test
    public void aMetricThatTheApprovedVersionLacksIsNotComparedByLeavingItOut() throws Exception {
        String demand = "metrics: {accuracy: {drop: 0.01}}";
        List<Metric> before = List.of(m("other", 0.9));
        List<Metric> now = List.of(m("accuracy", 0.2));
        assertThat(words(new QualityJudge(policy(demand)).judge(measured(now), measured(before))))
                .isEqualTo("PASSED");
        assertThat(words(new QualityJudge(policy("baseline: REQUIRED, " + demand))
                        .judge(measured(now), measured(before))))
                .isEqualTo("OPEN quality/no-baseline");
    }

    @Test
    public void newcombesOwnExamples() {
        // R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10: 56/70 - 48/80 and 9/10 - 3/10.
        Interval first = Interval.ofDifference(m("a", 56 / 70.0, 70), m("a", 48 / 80.0, 80), Confidence.quantile(1));
        assertThat(first.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(first.high()).isCloseTo(0.3339, within(5e-5));
        Interval second = Interval.ofDifference(m("a", 0.9, 10), m("a", 0.3, 10), Confidence.quantile(1));
        assertThat(second.low()).isCloseTo(0.1705, within(5e-5));
        assertThat(second.high()).isCloseTo(0.8090, within(5e-5));
    }

    @Test
    public void quantilesAreThoseOfTheNormalDistribution() {
        for (int comparisons : new int[] {1, 2, 10, 1000, 100_000}) {
            double exact = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025 / comparisons);
            assertThat(Confidence.quantile(comparisons)).isCloseTo(exact, within(1e-7));
        }
    }

    @Test
    public void whatIsWrittenIsRead() throws Exception {
        List<Metric> before = List.of(m("accuracy", 0.90, 5000), m("accuracy@de", 0.90, 1000));
        List<Metric> now = List.of(m("accuracy", 0.92, 5000), m("accuracy@de", 0.80, 1000));
        test("safety", "a", Status.PASSED);
        Measurements measured = new Measurements("5e".repeat(32), List.of(SOURCE), now, tests);
        Measurements old = new Measurements(null, List.of(), before, List.of());
        Judgement judgement =
                new QualityJudge(policy("metrics: {accuracy: {drop: 0.01, min: 0.1}}")).judge(measured, old);
        QualityRecord record = new QualityRecord(measured, old, judgement.rows());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QualityWriter.write(record, out);
        assertThat(QualityReader.read(new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(record);
    }

    private void test(String group, String name, Status status) {
        tests.add(new TestResult("", group, name, status, "j.xml"));
    }

    private String verdict(String policy) throws PolicyException {
        return words(new QualityJudge(policy(policy))
                .judge(new Measurements(null, List.of(SOURCE), List.of(), tests), null));
    }

    private static Metric m(String address, double value) {
        return m(address, value, 0);
    }

    private static Metric m(String address, double value, long samples) {
        String[] parts = address.split("@");
        return Metric.of(parts[0], parts.length > 1 ? parts[1] : "", value, samples == 0 ? null : samples, "f");
    }

    private static Policy policy(String quality) throws PolicyException {
        return Policy.of(PolicyFile.yaml("quality: {" + quality + "}", "test"));
    }

    private static Judgement judge(String metrics, List<Metric> before, List<Metric> now) throws PolicyException {
        return new QualityJudge(policy("metrics: " + metrics)).judge(measured(now), measured(before));
    }

    private static Measurements measured(List<Metric> metrics) {
        Collector collector = new Collector();
        collector.add(SOURCE);
        metrics.forEach(collector::add);
        return collector.measurements(null);
    }

    private static String said(String metrics, List<Metric> before, List<Metric> now) throws PolicyException {
        return words(judge(metrics, before, now));
    }

    private static String against(String metrics, Metric before, Metric now) throws PolicyException {
        return words(judge(metrics, List.of(before), List.of(now)));
    }

    private static String said(String metrics, Metric... now) throws PolicyException {
        return words(new QualityJudge(policy("metrics: " + metrics)).judge(measured(List.of(now)), null));
    }

    /** The worst finding; PASSED where none is above LOW and nothing is open. */
    private static String words(Judgement judgement) {
        Stream<Finding> findings =
                judgement.findings().stream().sorted(java.util.Comparator.comparing(Finding::severity));
        Finding worst = findings.findFirst().orElse(null);
        if (worst != null && worst.severity().atLeast(Severity.HIGH)) {
            return worst.severity() + " " + worst.rule();
        }
        if (judgement.open()) {
            return "OPEN "
                    + judgement.findings().stream()
                            .filter(finding -> finding.severity() == Severity.MEDIUM)
                            .map(Finding::rule)
                            .findFirst()
                            .orElse("");
        }
        return worst == null || !worst.severity().atLeast(Severity.MEDIUM)
                ? "PASSED"
                : worst.severity() + " " + worst.rule();
    }
}
