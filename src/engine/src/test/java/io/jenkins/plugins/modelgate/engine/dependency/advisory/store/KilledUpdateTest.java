package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Updates of a process that is killed as {@code kill -9} does, at any point of its work. */
public class KilledUpdateTest {
    private static final int KILLS = 6;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aKilledUpdateLeavesTheDataInForceAndNoLock() throws Exception {
        AdvisoryStore store = new AdvisoryStore(folder.getRoot().toPath().resolve("advisories"));
        Updater.once(store, 0);
        Random random = new Random(6);
        for (int i = 0; i < KILLS; i++) {
            Process process = start(store);
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).isEqualTo("updating");
                // A reader beside it sees whole data all the time.
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20 + random.nextInt(150));
                do {
                    assertWhole(store);
                } while (System.nanoTime() < end);
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertWhole(store);
            assertThat(store.updating()).isFalse();
            Updater.once(store, 1000 + i);
            assertThat(assertWhole(store)).isEqualTo(1000 + i);
            try (var left = Files.list(store.directory().resolve("work"))) {
                assertThat(left).isEmpty();
            }
        }
        try (var snapshots = Files.list(store.directory().resolve("snapshots"))) {
            assertThat(snapshots.count()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    public void anotherProcessWaitsForNoReaderAndIsToldOfAnUpdate() throws Exception {
        AdvisoryStore store = new AdvisoryStore(folder.getRoot().toPath().resolve("advisories"));
        Updater.once(store, 0);
        try (Snapshot pinned = store.open()) {
            String first = pinned.id();
            for (int i = 0; i < 3; i++) {
                // This process looks at the pins too, which must not take away its own.
                Updater.once(store, 500 + i);
            }
            updatesElsewhere(store);
            assertThat(new String(pinned.bytes("nvd/a"), StandardCharsets.UTF_8))
                    .isNotEmpty();
            assertThat(store.snapshot(first)).isDirectory();
        }
    }

    private static void updatesElsewhere(AdvisoryStore store) throws Exception {
        Process process = start(store);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("updating");
            for (int i = 0; i < 6; i++) {
                assertThat(lines.readLine()).isEqualTo("updated");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** POSIX would give back the lock when whoever asks closes the file. */
    @Test
    public void askingWhetherAnUpdateRunsDoesNotEndItsLock() throws Exception {
        AdvisoryStore store = new AdvisoryStore(folder.getRoot().toPath().resolve("advisories"));
        Updater.once(store, 0);
        try (StoreUpdate update = store.begin(Instant.now())) {
            assertThat(update.scratch()).isDirectory();
            assertThat(store.updating()).isTrue();
            assertThatThrownBy(() -> Updater.once(store, 1)).isInstanceOf(UpdateRunningException.class);
            assertThat(store.updating()).isTrue();
            Process process = start(store);
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).isEqualTo("updating");
                assertThat(lines.readLine()).isNull();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(assertWhole(store)).isZero();
    }

    @Test
    public void theOtherProcessesUpdateIsSeen() throws Exception {
        AdvisoryStore store = new AdvisoryStore(folder.getRoot().toPath().resolve("advisories"));
        Updater.once(store, 0);
        Process process = start(store, "hold");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("updating");
            assertThat(lines.readLine()).isEqualTo("holding");
            assertThat(store.updating()).isTrue();
            assertThatThrownBy(() -> Updater.once(store, 1)).isInstanceOf(UpdateRunningException.class);
            assertThat(assertWhole(store)).isZero();
        } finally {
            process.destroyForcibly().waitFor();
        }
        Updater.once(store, 1);
    }

    /** Both files of a snapshot are of the same update. */
    private static long assertWhole(AdvisoryStore store) throws IOException {
        try (Snapshot snapshot = store.open()) {
            String a = new String(snapshot.bytes("nvd/a"), StandardCharsets.UTF_8);
            assertThat(new String(snapshot.bytes("nvd/b"), StandardCharsets.UTF_8))
                    .isEqualTo(a);
            long number = Long.parseLong(a.strip());
            assertThat(snapshot.manifest().source("nvd").orElseThrow().records())
                    .isEqualTo(number);
            return number;
        }
    }

    private static Process start(AdvisoryStore store, String... more) throws IOException {
        var command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Updater.class.getName(),
                store.directory().toString()));
        command.addAll(java.util.List.of(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Updates a store without end. */
    public static final class Updater {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            AdvisoryStore store = new AdvisoryStore(Path.of(arguments[0]));
            System.out.println("updating");
            if (arguments.length > 1) {
                try (StoreUpdate update = store.begin(Instant.now())) {
                    update.part("nvd");
                    System.out.println("holding");
                    Thread.sleep(60_000);
                }
            }
            for (long i = 1; i < 1000; i++) {
                try {
                    once(store, i);
                    System.out.println("updated");
                } catch (UpdateRunningException e) {
                    if (i == 1) {
                        throw e;
                    }
                }
            }
        }

        static void once(AdvisoryStore store, long number) throws IOException {
            Instant now = Instant.now();
            try (StoreUpdate update = store.begin(now)) {
                Path part = update.part("nvd");
                Files.writeString(part.resolve("a"), number + " ".repeat(100_000));
                Files.writeString(part.resolve("b"), number + " ".repeat(100_000));
                update.finished(new SourceState("nvd", "test", number, now, now));
                update.commit(now);
            }
        }
    }
}
