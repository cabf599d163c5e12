package io.jenkins.plugins.modelgate.engine.monitor.history;

import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.BEGIN;
import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.ORIGIN;
import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.digest;
import static io.jenkins.plugins.modelgate.engine.monitor.history.Histories.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.modelgate.engine.monitor.history.HistoryException.Reason;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MonitoringHistoryTest {
    private static final String MODEL = digest(0xabcdef);
    private static final Place PLACE = Place.of(ORIGIN.series(MODEL));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path root;
    private Instant now = BEGIN.plus(Duration.ofDays(400));

    @Before
    public void place() {
        root = folder.getRoot().toPath().resolve("monitoring");
    }

    private MonitoringHistory open() throws Exception {
        return MonitoringHistory.open(root, new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private void fill(MonitoringHistory history, int hours) throws Exception {
        for (int hour = 0; hour < hours; hour++) {
            history.append(window(MODEL, hour), ORIGIN, false);
        }
    }

    @Test
    public void whatWasAddedIsThereAfterTheIndexIsLost() throws Exception {
        MonitoringHistory history = open();
        Origin other = new Origin("team/watch", "eu", "8", "r-1", 24);
        fill(history, 20);
        history.append(window(MODEL, 3), other, false);
        history.append(window(digest(5), 4, Verdict.FAILED, 2), ORIGIN, false);

        MonitoringHistory again = open();

        for (MonitoringHistory each : List.of(history, again)) {
            assertThat(each.watches("team/watch")).isTrue();
            assertThat(each.watches("team")).isFalse();
        }
        assertThat(again.all())
                .containsExactlyInAnyOrderElementsOf(history.all())
                .hasSize(3);
        assertThat(again.notes()).isEmpty();
        assertThat(again.damaged()).isEmpty();
        Summary summary = again.summary(PLACE).orElseThrow();
        assertThat(summary.lines()).isEqualTo(20);
        assertThat(summary.to()).isEqualTo(BEGIN.plus(Duration.ofHours(20)));
        List<Recorded> lines = again.lines(PLACE, 5, 3);
        assertThat(lines).extracting(Recorded::number).containsExactly(15L, 14L, 13L);
        assertThat(lines.get(0).window()).isEqualTo(window(MODEL, 14));
        assertThat(lines.get(0).origin()).isEqualTo(ORIGIN);
        assertThat(again.windows(PLACE, 4))
                .containsExactly(window(MODEL, 16), window(MODEL, 17), window(MODEL, 18), window(MODEL, 19));
        assertThat(again.windows(PLACE, 100)).hasSize(20);
        assertThat(again.lines(new Place(digest(9), "0".repeat(32)), 0, 10)).isEmpty();
    }

    @Test
    public void onlyTheOwnerReadsIt() throws Exception {
        fill(open(), 1);
        Path file = Histories.file(root, ORIGIN.series(MODEL));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (Path directory = file.getParent();
                !directory.equals(root.getParent());
                directory = directory.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    public void windowsComeInTheOrderOfTheirTime() throws Exception {
        MonitoringHistory history = open();
        fill(history, 3);
        history.append(window(MODEL, 5), ORIGIN, false);
        byte[] before = Histories.bytes(Histories.file(root, ORIGIN.series(MODEL)));

        assertRefused(history, window(MODEL, 3), Reason.OUT_OF_ORDER, "the newest window ends at 2026-01-01T06:00:00Z");
        assertRefused(history, window(MODEL, -9), Reason.OUT_OF_ORDER, "in the order of their time");
        Window wide = span(1, 30, 3, 0);
        assertRefused(history, wide, Reason.OVERLAPS, "from 2026-01-01T02:00:00Z to 2026-01-01T03:00:00Z");
        assertRefused(history, span(5, 30, 7, 0), Reason.OVERLAPS, "shares time");
        assertRefused(history, span(-3, 0, 90, 0), Reason.OVERLAPS, "split the data at the same moments");
        assertRefused(history, window(MODEL, 24 * 400 + 1), Reason.FUTURE, "A clock is wrong");
        assertRefused(history, span(8, 0, 24 * 440, 0), Reason.FUTURE, "A clock is wrong");

        assertThat(Histories.bytes(Histories.file(root, ORIGIN.series(MODEL)))).isEqualTo(before);
        assertThat(history.append(window(MODEL, 6), ORIGIN, false).kind()).isEqualTo(Appended.Kind.ADDED);
    }

    private static Window span(int hour, int minute, int toHour, int toMinute) {
        Window window = window(MODEL, 0);
        return new Window(
                MODEL,
                window.baseline(),
                window.schema(),
                BEGIN.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(minute)),
                BEGIN.plus(Duration.ofHours(toHour)).plus(Duration.ofMinutes(toMinute)),
                10,
                Map.of(),
                Verdict.PASSED);
    }

    private static void assertRefused(MonitoringHistory history, Window window, Reason reason, String words) {
        HistoryException refused =
                catchThrowableOfType(HistoryException.class, () -> history.append(window, ORIGIN, false));
        assertThat(refused).as("%s", window).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(words).hasMessageContaining(MODEL);
    }

    @Test
    public void theSameAgainIsOneLineAndLaterLabelsRevise() throws Exception {
        MonitoringHistory history = open();
        fill(history, 4);

        assertThat(history.append(window(MODEL, 1), ORIGIN, false).kind()).isEqualTo(Appended.Kind.REPEATED);
        assertThat(history.append(window(MODEL, 3), ORIGIN, false).recorded().number())
                .isEqualTo(4);
        Appended late = history.append(window(MODEL, 1, Verdict.FAILED, 3), ORIGIN, false);
        assertThat(late.kind()).isEqualTo(Appended.Kind.REVISED);
        assertThat(late.recorded().revises()).isEqualTo(2);
        assertThat(history.append(window(MODEL, 1, Verdict.FAILED, 3), ORIGIN, false)
                        .kind())
                .isEqualTo(Appended.Kind.REPEATED);
        // What it was before is another revision, not a repetition.
        assertThat(history.append(window(MODEL, 1), ORIGIN, false).recorded().revises())
                .isEqualTo(5);

        for (MonitoringHistory each : List.of(history, open())) {
            Summary summary = each.summary(PLACE).orElseThrow();
            assertThat(summary.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(summary.to()).isEqualTo(BEGIN.plus(Duration.ofHours(4)));
            assertThat(summary.lines()).isEqualTo(6);
            assertThat(each.lines(PLACE, 0, 99)).hasSize(6);
            assertThat(each.windows(PLACE, 99))
                    .containsExactly(window(MODEL, 0), window(MODEL, 1), window(MODEL, 2), window(MODEL, 3));
        }
        history.append(window(MODEL, 3, Verdict.FAILED, 9), ORIGIN, false);
        assertThat(history.summary(PLACE).orElseThrow().at(now)).isEqualTo(Condition.ALARMED);
        assertThat(open().summary(PLACE)).isEqualTo(history.summary(PLACE));
        assertThat(history.append(window(MODEL, 4), ORIGIN, false).kind()).isEqualTo(Appended.Kind.ADDED);
    }

    @Test
    public void anotherBaselineMustBeMeant() throws Exception {
        MonitoringHistory history = open();
        fill(history, 2);
        Window next = window(MODEL, 2);
        Window other = new Window(
                MODEL, digest(77), next.schema(), next.from(), next.to(), 5, next.measures(), Verdict.PASSED);
        assertRefused(history, other, Reason.OTHER_BASELINE, "approved");
        history.append(other, ORIGIN, true);
        assertRefused(history, window(MODEL, 3), Reason.OTHER_BASELINE, digest(77));
    }

    @Test
    public void aClockThatGoesBackLosesNothing() throws Exception {
        MonitoringHistory history = open();
        fill(history, 2);
        Instant before = now;
        now = BEGIN.plus(Duration.ofHours(2));
        Recorded recorded = history.append(window(MODEL, 2), ORIGIN, false).recorded();
        assertThat(recorded.recorded()).isEqualTo(before);
        assertThat(open().lines(PLACE, 0, 9)).hasSize(3);
    }

    @Test
    public void howAModelStands() throws Exception {
        MonitoringHistory history = open();
        history.append(window(MODEL, 0), ORIGIN, false);
        Summary passed = history.summary(PLACE).orElseThrow();
        assertThat(passed.at(BEGIN.plus(Duration.ofHours(49)))).isEqualTo(Condition.OK);
        assertThat(passed.at(BEGIN.plus(Duration.ofHours(49)).plusMillis(1))).isEqualTo(Condition.STALE);
        history.append(span(1, 0, 2, 0), ORIGIN, false);
        Window empty = span(2, 0, 3, 0);
        history.append(
                new Window(
                        MODEL, empty.baseline(), empty.schema(), empty.from(), empty.to(), 0, Map.of(), Verdict.FAILED),
                ORIGIN,
                false);
        assertThat(history.summary(PLACE).orElseThrow().at(BEGIN.plus(Duration.ofHours(4))))
                .isEqualTo(Condition.NO_DATA);
        history.append(window(MODEL, 3, Verdict.INCOMPLETE, 0), ORIGIN, false);
        assertThat(history.summary(PLACE).orElseThrow().at(now)).isEqualTo(Condition.INCOMPLETE);
    }

    @Test
    public void anUnfinishedLineIsSetAsideAndToldWhereverItEnds() throws Exception {
        fill(open(), 3);
        Path file = Histories.file(root, ORIGIN.series(MODEL));
        byte[] three = Histories.bytes(file);
        open().append(window(MODEL, 3), ORIGIN, false);
        byte[] four = Histories.bytes(file);
        int asides = 0;
        for (int cut = three.length + 1; cut < four.length; cut += 5 + cut % 9) {
            Files.write(file, Arrays.copyOf(four, cut));
            MonitoringHistory history = open();
            assertThat(history.summary(PLACE).orElseThrow().lines()).isEqualTo(3);
            assertThat(history.notes()).singleElement().asString().contains("never finished", ".torn-" + ++asides);
            assertThat(Histories.bytes(file)).isEqualTo(three);
            assertThat(Histories.bytes(file.resolveSibling(file.getFileName() + ".torn-" + asides)))
                    .isEqualTo(Arrays.copyOfRange(four, three.length, cut));
            assertThat(open().notes()).isEmpty();
        }
        assertThat(asides).isGreaterThan(15);
        assertThat(open().append(window(MODEL, 3), ORIGIN, false).recorded().number())
                .isEqualTo(4);
    }

    @Test
    public void damageIsToldAndNothingIsAddedUntilItIsMended() throws Exception {
        fill(open(), 50);
        Path file = Histories.file(root, ORIGIN.series(MODEL));
        byte[] whole = Histories.bytes(file);
        Random random = new Random(7);
        int last = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
        for (int round = 0; round < 12; round++) {
            byte[] broken = whole.clone();
            broken[last + random.nextInt(whole.length - last - 1)] ^= (byte) (1 << random.nextInt(5));
            Files.write(file, broken);
            MonitoringHistory history = open();
            assertThat(history.summary(PLACE)).isEmpty();
            assertThat(history.damaged()).hasSize(1);
            assertRefused(history, window(MODEL, 60), Reason.DAMAGED, "restore it from a backup");
            assertThatThrownBy(() -> history.lines(PLACE, 0, 5)).isInstanceOf(HistoryException.class);
            assertThat(Histories.bytes(file)).isEqualTo(broken);
            Files.write(file, whole);
            assertThat(history.append(window(MODEL, 49), ORIGIN, false).kind()).isEqualTo(Appended.Kind.REPEATED);
            assertThat(history.damaged()).isEmpty();
        }
        // In the middle: what is newer is read, what lies behind is never passed over in silence.
        byte[] broken = whole.clone();
        broken[whole.length / 2] ^= 4;
        Files.write(file, broken);
        MonitoringHistory history = open();
        assertThat(history.lines(PLACE, 0, 10)).hasSize(10);
        assertThatThrownBy(() -> history.lines(PLACE, 0, 50))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot be read to its beginning");
        // A line that was taken out.
        String[] lines = new String(whole, StandardCharsets.UTF_8).split("(?<=\n)");
        List<String> fewer = new ArrayList<>(List.of(lines));
        fewer.remove(20);
        Files.writeString(file, String.join("", fewer));
        assertThatThrownBy(() -> open().windows(PLACE, 50)).hasMessageContaining("line 21 is missing");
    }

    @Test
    public void foreignFilesAreNoHistory() throws Exception {
        fill(open(), 2);
        Path file = Histories.file(root, ORIGIN.series(MODEL));
        Path elsewhere = Histories.file(root, ORIGIN.series(digest(4)));
        Files.createDirectories(elsewhere.getParent());
        Files.copy(file, elsewhere);
        Files.writeString(file.resolveSibling("x.windows"), "nothing");
        Path link = Histories.file(root, ORIGIN.series(digest(6)));
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, file);
        Files.write(Histories.file(root, new Series(MODEL, "empty", "")), new byte[0]);

        MonitoringHistory history = open();

        assertThat(history.all())
                .extracting(summary -> summary.series().model())
                .containsExactly(MODEL);
        assertThat(history.damaged().values())
                .hasSize(3)
                .anySatisfy(why -> assertThat(why).contains("the history of another model or job"));
        assertThat(history.notes()).singleElement().asString().contains("x.windows is no history");
    }

    @Test
    public void somebodyElsesLinesAreNotOverwritten() throws Exception {
        MonitoringHistory history = open();
        fill(history, 2);
        Path file = Histories.file(root, ORIGIN.series(MODEL));
        open().append(window(MODEL, 2), ORIGIN, false);
        byte[] three = Histories.bytes(file);
        assertThatThrownBy(() -> history.append(window(MODEL, 3), ORIGIN, false))
                .hasMessageContaining("something else writes to it");
        assertThat(Histories.bytes(file)).isEqualTo(three);
        assertThat(history.append(window(MODEL, 3), ORIGIN, false).recorded().number())
                .isEqualTo(4);
        Files.write(file, new byte[] {'x'}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> history.append(window(MODEL, 4), ORIGIN, false))
                .hasMessageContaining("writes to it");
        assertThat(history.notes()).hasSize(1);
    }

    @Test
    public void retentionTakesTheOldestAndNeverTheNewest() throws Exception {
        MonitoringHistory history = open();
        fill(history, 30);
        history.append(window(MODEL, 2, Verdict.FAILED, 1), ORIGIN, false);
        assertThat(history.retain(new Retention(100, Duration.ofDays(500)))).isEmpty();

        List<String> told = history.retain(new Retention(10, Duration.ofDays(500)));
        assertThat(told).singleElement().asString().contains("begins after line 21", "10 windows", MODEL);
        for (MonitoringHistory each : List.of(history, open())) {
            assertThat(each.lines(PLACE, 0, 99))
                    .extracting(Recorded::number)
                    .contains(22L, 31L)
                    .hasSize(10);
        }
        // All too old: the newest window stays, and the revision behind it.
        assertThat(history.retain(new Retention(10, Duration.ofHours(1)))).hasSize(1);
        assertThat(open().lines(PLACE, 0, 99)).extracting(Recorded::number).containsExactly(31L, 30L);
        assertThat(history.append(window(MODEL, 31), ORIGIN, false).recorded().number())
                .isEqualTo(32);
    }

    @Test
    public void whatNobodyWatchesAnyMoreEndsAndStays() throws Exception {
        MonitoringHistory history = open();
        fill(history, 3);
        byte[] lines = Histories.bytes(Histories.file(root, ORIGIN.series(MODEL)));
        Path retired = history.retire(PLACE).orElseThrow();
        assertThat(Histories.bytes(retired)).isEqualTo(lines);
        assertThat(history.retire(PLACE)).isEmpty();
        assertThat(history.all()).isEmpty();
        assertThat(open().all()).isEmpty();
        assertThat(history.append(window(MODEL, 0), ORIGIN, false).recorded().number())
                .isEqualTo(1);
        assertThat(history.retire(PLACE).orElseThrow()).isNotEqualTo(retired);
    }

    @Test
    public void longLinesAreReadWhole() throws Exception {
        Map<String, Double> measures = new TreeMap<>();
        for (int i = 0; i < 900; i++) {
            measures.put("drift.psi.ä column with a name of some length, \"quoted\" and number " + i, i / 7.0);
        }
        MonitoringHistory history = open();
        List<Window> written = new ArrayList<>();
        for (int hour = 0; hour < 5; hour++) {
            Window plain = window(MODEL, hour);
            Window window = new Window(
                    MODEL, plain.baseline(), plain.schema(), plain.from(), plain.to(), hour, measures, Verdict.PASSED);
            history.append(window, ORIGIN, false);
            written.add(window);
        }
        assertThat(open().windows(PLACE, 9)).isEqualTo(written);
    }

    /** Against a list in memory, with the index lost now and then. */
    @Test
    public void anyOrderOfWindowsGivesWhatAListWouldGive() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MonitoringHistory history = open();
        List<Window> effective = new ArrayList<>();
        int lines = 0;
        for (int step = 0; step < 150; step++) {
            int newest = effective.isEmpty() ? -1 : hour(effective.get(effective.size() - 1));
            int hour = newest + random.nextInt(6) - 3;
            Window window = window(MODEL, hour, Verdict.PASSED, random.nextInt(3));
            int at = at(effective, hour);
            String context = "seed " + seed + ", step " + step;
            if (effective.isEmpty() || hour > newest) {
                effective.add(window);
                assertThat(history.append(window, ORIGIN, false).kind())
                        .as(context)
                        .isEqualTo(Appended.Kind.ADDED);
                lines++;
            } else if (at < 0) {
                assertRefused(history, window, Reason.OUT_OF_ORDER, "order");
            } else {
                boolean same = effective.get(at).equals(window);
                effective.set(at, window);
                assertThat(history.append(window, ORIGIN, false).kind())
                        .as(context)
                        .isEqualTo(same ? Appended.Kind.REPEATED : Appended.Kind.REVISED);
                lines += same ? 0 : 1;
            }
            if (step % 20 == 19) {
                history = open();
            }
            if (!effective.isEmpty()) {
                int most = 1 + random.nextInt(effective.size());
                assertThat(history.windows(PLACE, most))
                        .as(context)
                        .isEqualTo(effective.subList(effective.size() - most, effective.size()));
                assertThat(history.summary(PLACE).orElseThrow().lines()).isEqualTo(lines);
            }
        }
    }

    private static int hour(Window window) {
        return (int) Duration.between(BEGIN, window.from()).toHours();
    }

    private static int at(List<Window> windows, int hour) {
        for (int i = 0; i < windows.size(); i++) {
            if (hour(windows.get(i)) == hour) {
                return i;
            }
        }
        return -1;
    }

    @Test
    public void manyWriteAtOnce() throws Exception {
        MonitoringHistory history = open();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            String model = digest(t % 2);
            Origin origin = new Origin("job" + t, "", "1", "r", 48);
            Thread thread = new Thread(() -> {
                try {
                    for (int hour = 0; hour < 10; hour++) {
                        history.append(window(model, hour), origin, false);
                        history.windows(Place.of(origin.series(model)), 5);
                    }
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(open().all()).hasSize(4).allMatch(summary -> summary.lines() == 10);
    }
}
