package io.jenkins.plugins.modelgate.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.Instant;
import org.junit.Test;

/** What a window keeps of tables that are made to be too much for it. */
public class WindowRunTest {
    private static final Span SPAN =
            new Span(Instant.parse("2026-11-25T00:00:00Z"), Instant.parse("2026-11-26T00:00:00Z"));

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
        Window window = new Window(
                "a".repeat(64),
                "b".repeat(64),
                "c".repeat(64),
                SPAN.from(),
                SPAN.to(),
                1,
                run.measures(),
                Verdict.PASSED);
        assertThat(WindowJson.read(WindowJson.write(window))).isEqualTo(window);
    }
}
