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
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Series that cannot be read on the way or not be made shorter, while the history is open. */
public class RestoredHistoryTest {
    private static final String MODEL = digest(0xabcdef);
    private static final String OTHER = digest(0xabc999);
    private static final Place PLACE = Place.of(ORIGIN.series(MODEL));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    private MonitoringHistory open() throws Exception {
        root = folder.getRoot().toPath().resolve("monitoring");
        return MonitoringHistory.open(root, Clock.fixed(BEGIN.plus(Duration.ofDays(400)), ZoneOffset.UTC));
    }

    private static void fill(MonitoringHistory history, int hours) throws Exception {
        for (int hour = 0; hour < hours; hour++) {
            history.append(window(MODEL, hour), ORIGIN, false);
        }
    }

    @Test
    public void damageBeforeTheEndClosesTheSeriesUntilItIsRestored() throws Exception {
        MonitoringHistory history = open();
        fill(history, 5);
        Series other = new Series(OTHER, ORIGIN.job(), ORIGIN.name());
        history.append(window(OTHER, 0), ORIGIN, false);
        Path file = Histories.file(root, ORIGIN.series(MODEL));
        byte[] whole = Histories.bytes(file);
        byte[] broken = whole.clone();
        broken[whole.length / 5 / 2] ^= 1;
        Files.write(file, broken);
        // The end is as it was: only whoever reads on sees it.
        assertThat(history.summary(PLACE)).isPresent();
        assertThatThrownBy(() -> history.windows(PLACE, 9)).hasMessageContaining("restore it from a backup");
        assertThat(history.damaged()).containsKey(PLACE);
        // Nobody is told how it stood before.
        assertThat(history.summary(PLACE)).isEmpty();
        assertThat(history.all()).extracting(Summary::series).containsExactly(other);
        assertThatThrownBy(() -> history.append(window(MODEL, 5), ORIGIN, false))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot be read");
        assertThat(Histories.bytes(file)).isEqualTo(broken);
        assertThat(history.summary(other)).isPresent();

        Files.write(file, whole);
        assertThat(history.windows(PLACE, 9)).hasSize(5);
        assertThat(history.damaged()).isEmpty();
        history.append(window(MODEL, 5), ORIGIN, false);
        assertThat(history.lines(PLACE, 0, 9)).hasSize(6);
    }

    @Test
    public void whoeverComesUponDamageClosesTheSeries() throws Exception {
        for (boolean labelsComeLate : new boolean[] {true, false}) {
            MonitoringHistory history = open();
            String model = labelsComeLate ? MODEL : OTHER;
            Place place = Place.of(ORIGIN.series(model));
            for (int hour = 0; hour < 20; hour++) {
                history.append(window(model, hour), ORIGIN, false);
            }
            Path file = Histories.file(root, ORIGIN.series(model));
            byte[] whole = Histories.bytes(file);
            byte[] broken = whole.clone();
            broken[whole.length / 2] ^= 1;
            Files.write(file, broken);
            if (labelsComeLate) {
                assertThatThrownBy(() -> history.append(window(model, 1, Verdict.PASSED, 0.3), ORIGIN, false))
                        .isInstanceOf(HistoryException.class)
                        .hasMessageContaining("restore it from a backup");
            } else {
                assertThat(history.retain(new Retention(19, Duration.ofDays(500))))
                        .singleElement()
                        .asString()
                        .contains("could not be made shorter");
            }
            assertThat(Histories.bytes(file)).isEqualTo(broken);
            assertThat(history.damaged()).containsOnlyKeys(place);
            assertThat(history.all()).isEmpty();
            assertThatThrownBy(() -> history.append(window(model, 20), ORIGIN, false))
                    .isInstanceOf(HistoryException.class);
            Files.write(file, whole);
            history.append(window(model, 20), ORIGIN, false);
            assertThat(history.damaged()).isEmpty();
            history.retire(place);
        }
    }

    @Test
    public void aSeriesThatCannotBeShortenedKeepsNoOtherLongAndLosesNothing() throws Exception {
        MonitoringHistory history = open();
        fill(history, 20);
        for (int hour = 0; hour < 20; hour++) {
            history.append(window(OTHER, hour), ORIGIN, false);
        }
        Path file = Histories.file(root, ORIGIN.series(MODEL));
        byte[] whole = Histories.bytes(file);
        Path inTheWay = Files.createDirectories(file.resolveSibling(file.getFileName() + ".new/x"));
        assertThat(history.retain(new Retention(10, Duration.ofDays(500))))
                .hasSize(2)
                .anyMatch(told -> told.contains("could not be made shorter"))
                .anyMatch(told -> told.contains("begins after line 10"));
        assertThat(Histories.bytes(file)).isEqualTo(whole);
        history.append(window(MODEL, 20), ORIGIN, false);
        assertThat(history.lines(PLACE, 0, 99)).hasSize(21);
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        assertThat(history.retain(new Retention(10, Duration.ofDays(500)))).hasSize(1);
    }
}
