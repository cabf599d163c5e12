package io.jenkins.plugins.modelgate.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.Test;

/** Limits from short and wild histories, and seasons. */
public class RobustLimitTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    public void falseAlarmsStayAtTheAskedRateFromTheFifthValueOn() {
        Random random = new Random(1);
        for (int n : new int[] {5, 8, 13, 20, 40}) {
            int runs = 20_000;
            int alarms = 0;
            for (int run = 0; run < runs; run++) {
                RobustLimit limit = RobustLimit.of(
                        random.doubles(n, 0, 1)
                                .map(zero -> random.nextGaussian())
                                .toArray(),
                        n,
                        0.0027,
                        0);
                double value = random.nextGaussian();
                alarms += value < limit.lower() || value > limit.upper() ? 1 : 0;
            }
            assertThat(alarms / (double) runs).as("n = " + n).isLessThan(0.0045);
        }
    }

    @Test
    public void oneWildValueDoesNotHideTheNext() {
        double[] values = {10, 10.2, 9.9, 10.1, 9.8, 10.05, 9.95, 10.1, 9.9, 60};
        RobustLimit limit = RobustLimit.of(values, values.length, 0.0027, 0.2);
        assertThat(limit.centre()).isBetween(9.9, 10.1);
        assertThat(limit.upper()).isLessThan(75);
        RobustLimit many = RobustLimit.of(repeated(values, 4), 40, 0.0027, 0.2);
        assertThat(many.upper()).isLessThan(45);
    }

    private static double[] repeated(double[] values, int times) {
        double[] all = new double[values.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = i % values.length == values.length - 1 && i > values.length ? 10 : values[i % values.length];
        }
        return all;
    }

    @Test
    public void aQuietSundayIsUsualAndAQuietMondayIsNot() {
        Random random = new Random(2);
        IntToDoubleFunction week = day -> (day % 7 == 6 ? 100 : 1000) + 10 * random.nextGaussian();
        List<Window> history = days(8 * 7, week);
        assertThat(anomalies(history, 8 * 7 + 6, 103)).isEmpty();
        assertThat(anomalies(history, 8 * 7, 103)).containsExactly("monitor/anomaly");
        // With one week nobody knows of Sundays yet, nor is anything usual that is so wide.
        assertThat(anomalies(days(7, week), 7, 1002)).isEmpty();
        assertThat(anomalies(days(4, week), 4, 5000)).isEmpty();
    }

    private static List<Window> days(int number, IntToDoubleFunction volume) {
        List<Window> windows = new ArrayList<>();
        for (int day = 0; day < number; day++) {
            Instant from = START.plus(Duration.ofDays(day));
            windows.add(new Window(
                    "a".repeat(64),
                    "b".repeat(64),
                    "c".repeat(64),
                    from,
                    from.plus(Duration.ofDays(1)),
                    1,
                    Map.of("volume.perHour", volume.applyAsDouble(day)),
                    Verdict.PASSED));
        }
        return windows;
    }

    private static List<String> anomalies(List<Window> history, int day, double volume) {
        Instant from = START.plus(Duration.ofDays(day));
        WindowRun run = new WindowRun(new Span(from, from.plus(Duration.ofDays(1))), "log", false);
        run.measure("volume.perHour", volume);
        new Anomalies(Severity.MEDIUM).judge(run, history);
        return run.findings().stream().map(finding -> finding.rule()).toList();
    }
}
