package io.jenkins.plugins.modelgate.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a window keeps of tables that are made to be too much for it. */
public class WindowRunTest {
    private static final Span SPAN =
            new Span(Instant.parse("2026-11-25T00:00:00Z"), Instant.parse("2026-11-26T00:00:00Z"));

    private static final String MODEL = "a".repeat(64);
    private static final String BASELINE = "b".repeat(64);

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whoeverFillsTheFindingsHidesNothingAndPassesNothing() {
        WindowRun run = new WindowRun(SPAN, "log", false);
        for (int i = 0; i < 2_000; i++) {
            run.find(MonitorRules.UNSEEN, Severity.LOW, "column " + i, "New.");
        }
        assertThat(run.isIncomplete()).isFalse();
        run.find(MonitorRules.UNSEEN, Severity.LOW, "one more", "New.");
        assertThat(run.isIncomplete()).isTrue();
        for (int i = 0; i < 1_999; i++) {
            run.find(MonitorRules.PERFORMANCE, Severity.HIGH, "measure " + i, "Worse.");
        }
        assertThat(run.findings())
                .hasSizeLessThanOrEqualTo(2_001)
                .anyMatch(finding -> finding.detail().contains("milder ones were left out"))
                .filteredOn(finding -> finding.severity() == Severity.HIGH)
                .extracting(Finding::rule)
                .hasSize(1_999);
    }

    @Test
    public void noColumnTakesThePlaceOfTheWindowsFigures() throws Exception {
        WindowRun run = new WindowRun(SPAN, "log", false);
        for (int i = 0; i < 5_000; i++) {
            run.measureColumn("drift.psi." + i + "x".repeat(100), i / 7.0);
            run.limitColumn(MonitorRules.UNSEEN, "unseen." + i, i / 1e7, 0.1, "New.");
        }
        run.measure("volume.perHour", 125);
        run.limit(MonitorRules.LATENCY, "latency.p95", 3, 1, "Slow.");
        assertThat(run.measures())
                .containsEntry("volume.perHour", 125.0)
                .containsEntry("latency.p95", 3.0)
                .containsEntry("columns.leftOut", 9_100.0)
                .containsValue(4_999 / 7.0);
        Window window =
                new Window(MODEL, BASELINE, "c".repeat(64), SPAN.from(), SPAN.to(), 1, run.measures(), Verdict.PASSED);
        assertThat(WindowJson.read(WindowJson.write(window))).isEqualTo(window);
    }

    @Test
    public void driftKeepsItsPlaceAndWhatHasNoneIsTold() {
        WindowRun wide = new WindowRun(SPAN, "log", false);
        for (int i = 0; i < 900; i++) {
            wide.measureColumn("drift.psi." + i, 0.001);
            wide.measureColumn("unseen." + i, 1);
        }
        assertThat(wide.measures()).containsKey("drift.psi.899").doesNotContainKey("columns.driftLeftOut");
        new SlowDrift(Severity.HIGH).judge(wide, List.of());
        assertThat(wide.findings()).isEmpty();
        wide.measureColumn("drift.psi.900", 0.001);
        assertThat(wide.measures()).containsEntry("columns.driftLeftOut", 1.0);
        new SlowDrift(Severity.HIGH).judge(wide, List.of());
        assertThat(wide.findings())
                .singleElement()
                .matches(each -> each.detail().contains("is not looked for"));
        WindowRun narrow = new WindowRun(SPAN, "log", false);
        new SlowDrift(Severity.HIGH).judge(narrow, List.of(window(0, wide.measures())));
        assertThat(narrow.findings()).hasSize(1);
    }

    @Test
    public void whoeverDriftsSlowlyEnoughMovesNoBeginning() throws Exception {
        Path file = folder.newFile().toPath();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < WindowHistory.MOST + 300; i++) {
            double psi = i < 100 ? 0.01 : 0.05;
            Map<String, Double> measures =
                    Map.of("drift.psi", psi, "drift.psi.age", psi, "performance.accuracy", i < 100 ? 0.9 : 0.8);
            lines.add(WindowJson.write(window(i, measures)));
        }
        Files.write(file, lines);
        WindowHistory history = WindowHistory.read(file, MODEL, BASELINE);
        assertThat(history.windows()).hasSize(WindowHistory.MOST + 10);
        assertThat(history.last().from())
                .isEqualTo(window(WindowHistory.MOST + 299, Map.of()).from());
        List<Window> passed = history.passed(MODEL, BASELINE, Instant.MAX);
        assertThat(passed.get(9).from()).isEqualTo(window(9, Map.of()).from());
        assertThat(new References(Map.of(), passed).of("accuracy")).isEqualTo(0.9);
        // The sum begins anew after each alarm, so that one of three windows has it.
        int alarms = 0;
        for (int fewer = 0; fewer < 3; fewer++) {
            WindowRun run = new WindowRun(SPAN, "log", false);
            run.measureColumn("drift.psi.age", 0.05);
            new SlowDrift(Severity.HIGH).judge(run, passed.subList(0, passed.size() - fewer));
            alarms += run.findings().size();
        }
        assertThat(alarms).isEqualTo(1);
        assertThat(WindowHistory.read(file, MODEL, "d".repeat(64)).windows()).hasSize(WindowHistory.MOST);
    }

    private static Window window(int hour, Map<String, Double> measures) {
        Instant from = SPAN.from().plus(Duration.ofHours(hour));
        return new Window(
                MODEL, BASELINE, "c".repeat(64), from, from.plus(Duration.ofHours(1)), 1, measures, Verdict.PASSED);
    }
}
