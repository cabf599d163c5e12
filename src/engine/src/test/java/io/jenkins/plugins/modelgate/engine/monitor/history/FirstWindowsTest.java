package io.jenkins.plugins.modelgate.engine.monitor.history;

import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.BEGIN;
import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.ORIGIN;
import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.digest;
import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How a series began, however long it is. */
public class FirstWindowsTest {
    private static final String MODEL = digest(0xabcdef);
    private static final Place PLACE = Place.of(ORIGIN.series(MODEL));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theFirstThatPassedComeBeforeTheNewest() throws Exception {
        MonitoringHistory history = MonitoringHistory.open(
                folder.getRoot().toPath().resolve("monitoring"),
                Clock.fixed(BEGIN.plus(Duration.ofDays(400)), ZoneOffset.UTC));
        for (int hour = 0; hour < 40; hour++) {
            history.append(measured(hour, hour == 2 ? Verdict.FAILED : Verdict.PASSED, 1, hour < 4), ORIGIN, false);
        }
        history.append(measured(1, Verdict.FAILED, 1, true), ORIGIN, false);
        // Ten that have the drift, ten that have the accuracy, which came later, and five of the newest.
        assertThat(hours(history.withFirst(PLACE, 5)))
                .containsExactly(0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 35, 36, 37, 38, 39);
        assertThat(history.withFirst(PLACE, 99)).isEqualTo(history.windows(PLACE, 99));
        // What was compared with another baseline says nothing about the beginning of this one.
        for (int hour = 40; hour < 60; hour++) {
            history.append(measured(hour, Verdict.PASSED, 7, true), ORIGIN, hour == 40);
        }
        assertThat(hours(history.withFirst(PLACE, 3)))
                .containsExactly(40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 57, 58, 59);
        assertThat(history.withFirst(new Place(digest(9), "0".repeat(32)), 5)).isEmpty();
        // The very first reading of a restored file knows them again.
        Path file = Histories.file(folder.getRoot().toPath().resolve("monitoring"), ORIGIN.series(MODEL));
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = whole.clone();
        broken[whole.length / 9] ^= 1;
        Files.write(file, broken);
        assertThatThrownBy(() -> history.withFirst(PLACE, 3)).isInstanceOf(HistoryException.class);
        Files.write(file, whole);
        assertThat(history.withFirst(PLACE, 3)).hasSize(13);
    }

    private static List<Integer> hours(List<Window> windows) {
        return windows.stream()
                .map(window -> (int) Duration.between(BEGIN, window.from()).toHours())
                .toList();
    }

    private static Window measured(int hour, Verdict verdict, int baseline, boolean unlabelled) {
        Window window = window(MODEL, hour);
        return new Window(
                MODEL,
                digest(baseline),
                window.schema(),
                window.from(),
                window.to(),
                10,
                unlabelled ? Map.of("drift.psi", 0.1) : Map.of("drift.psi", 0.1, "performance.accuracy", 0.9),
                verdict);
    }
}
