package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AdvisoryStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private AdvisoryStore store;

    @Before
    public void store() {
        store = new AdvisoryStore(folder.getRoot().toPath().resolve("advisories"));
    }

    @Test
    public void anEmptyStoreSaysHowToFillIt() throws IOException {
        assertThat(store.currentManifest()).isEmpty();
        assertThatThrownBy(store::open)
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("update-advisories --into");
    }

    @Test
    public void aReaderKeepsWhatItOpenedWhileUpdatesGoOn() throws IOException {
        update("nvd", "one", 1);
        try (Snapshot first = store.open()) {
            for (int i = 2; i < 6; i++) {
                update("nvd", "number " + i, i);
            }
            assertThat(first.bytes("nvd/data")).asString().isEqualTo("one");
            try (Snapshot now = store.open()) {
                assertThat(now.bytes("nvd/data")).asString().isEqualTo("number 5");
                assertThat(now.manifest().source("nvd").orElseThrow().records()).isEqualTo(5);
            }
            // The one that is read, the one in force and the one before it.
            assertThat(count("snapshots")).isEqualTo(3);
        }
        update("nvd", "six", 6);
        assertThat(count("snapshots")).isEqualTo(2);
        assertThat(count("work")).isZero();
    }

    @Test
    public void whatAnUpdateDoesNotBringStays() throws IOException {
        update("nvd", "cves", 1);
        update("kev", "exploited", 2);
        try (Snapshot snapshot = store.open()) {
            assertThat(snapshot.manifest().sources())
                    .extracting(SourceState::name)
                    .containsExactly("kev", "nvd");
            assertThat(snapshot.bytes("nvd/data")).asString().isEqualTo("cves");
            assertThat(snapshot.manifest().source("nvd").orElseThrow().records())
                    .isEqualTo(1);
        }
    }

    @Test
    public void anAbandonedUpdateChangesNothing() throws IOException {
        update("nvd", "good", 1);
        String before = store.currentId().orElseThrow();
        try (StoreUpdate update = store.begin(NOW)) {
            Files.writeString(update.part("nvd").resolve("data"), "half");
        }
        assertThat(store.currentId()).contains(before);
        assertThat(count("work")).isZero();
    }

    @Test
    public void aPartThatIsNotCompleteIsNotTaken() throws IOException {
        try (StoreUpdate update = store.begin(NOW)) {
            Files.writeString(update.part("nvd").resolve("data"), "half");
            update.finished(new SourceState("kev", "there", 1, NOW, NOW));
            assertThatThrownBy(() -> update.commit(NOW)).hasMessageContaining("no source that is complete");
        }
        assertThat(store.currentId()).isEmpty();
    }

    @Test
    public void twoUpdatesNeverRunAtOnce() throws IOException {
        try (StoreUpdate update = store.begin(NOW)) {
            assertThat(store.updating()).isTrue();
            assertThatThrownBy(() -> store.begin(NOW))
                    .isInstanceOf(UpdateRunningException.class)
                    .hasMessageContaining("wait for its end (process "
                            + ProcessHandle.current().pid());
            assertThat(update.scratch()).isDirectory();
        }
        assertThat(store.updating()).isFalse();
        update("nvd", "after", 1);
    }

    @Test
    public void changedBytesAreNoticed() throws IOException {
        update("nvd", "good", 1);
        Path file;
        try (Snapshot snapshot = store.open()) {
            file = snapshot.place("nvd/data");
        }
        Files.writeString(file, "evil");
        try (Snapshot snapshot = store.open()) {
            assertThatThrownBy(() -> snapshot.bytes("nvd/data")).hasMessageContaining("is damaged or has been changed");
        }
        assertThatThrownBy(() -> update("kev", "more", 1)).hasMessageContaining("the stored nvd/data is damaged");
        // Bringing that source anew mends it.
        update("nvd", "good again", 2);
        try (Snapshot snapshot = store.open()) {
            assertThat(snapshot.bytes("nvd/data")).asString().isEqualTo("good again");
        }
    }

    @Test
    public void aChangedManifestIsNoticed() throws IOException {
        update("nvd", "good", 1);
        Path manifest = store.snapshot(store.currentId().orElseThrow()).resolve(SnapshotManifest.FILE);
        Files.writeString(manifest, Files.readString(manifest).replace("\"records\" : 1", "\"records\" : 9"));
        assertThatThrownBy(store::open).hasMessageContaining("are not those they are called");
    }

    @Test
    public void aPointerThatLeadsElsewhereIsRefused() throws IOException {
        update("nvd", "good", 1);
        Files.writeString(store.directory().resolve("current"), "../../etc");
        assertThatThrownBy(store::open).hasMessageContaining("names no snapshot");
    }

    @Test
    public void pathsThatLeaveTheSnapshotAreRefused() {
        for (String path : new String[] {"nvd/../../x", "/etc/passwd", "nvd", "nvd/.hidden", "nvd\\x", "nvd//x"}) {
            assertThatThrownBy(() -> new SnapshotFile(path, 1, "0".repeat(64)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    public void theManifestReadsAsItWasWritten() throws IOException {
        update("nvd", "good", 7);
        SnapshotManifest manifest = store.currentManifest().orElseThrow();
        assertThat(SnapshotManifest.parse(manifest.bytes())).isEqualTo(manifest);
        byte[] newer = new String(manifest.bytes(), StandardCharsets.UTF_8)
                .replace("\"version\" : 1", "\"version\" : 2")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SnapshotManifest.parse(newer)).hasMessageContaining("another version");
    }

    @Test
    public void countsAndWhatWasNotTakenAreKept() throws IOException {
        SourceState state =
                new SourceState("osv", "there", 9, Map.of("PyPI", 7L, "npm", 2L), List.of("CVE-1"), null, NOW);
        try (StoreUpdate update = store.begin(NOW)) {
            Files.writeString(update.part("osv").resolve("data"), "x");
            update.finished(state);
            update.commit(NOW);
        }
        assertThat(store.currentManifest().orElseThrow().sources()).containsExactly(state);
    }

    @Test
    public void aSourceCanBeTakenOut() throws IOException {
        update("nvd", "cves", 1);
        update("kev", "known", 1);
        try (StoreUpdate update = store.begin(NOW)) {
            update.drop("nvd");
            update.commit(NOW);
        }
        assertThat(store.currentManifest().orElseThrow().sources())
                .extracting(SourceState::name)
                .containsExactly("kev");
    }

    @Test
    public void dataThatAreBroughtWholeMendAStoreThatCannotBeRead() throws IOException {
        update("nvd", "cves", 1);
        Files.writeString(store.snapshot(store.currentId().orElseThrow()).resolve(SnapshotManifest.FILE), "{");
        assertThatThrownBy(() -> update("nvd", "again", 1)).hasMessageContaining("are not those they are called");
        try (StoreUpdate update = store.begin(NOW)) {
            Files.writeString(update.part("nvd").resolve("data"), "again");
            update.finished(new SourceState("nvd", "test", 1, NOW, NOW));
            AdvisoryFiles.SOURCES.forEach(update::drop);
            update.commit(NOW);
        }
        try (Snapshot snapshot = store.open()) {
            assertThat(snapshot.bytes("nvd/data")).asString().isEqualTo("again");
        }
    }

    @Test
    public void dataAreAsOldAsTheirNewestRecord() {
        Instant old = NOW.minusSeconds(100_000);
        assertThat(new SourceState("nvd", "x", 1, old, NOW).asOf()).isEqualTo(old);
        assertThat(new SourceState("nvd", "x", 1, null, NOW).asOf()).isEqualTo(NOW);
        // A date in the future makes nothing fresh for ever.
        assertThat(new SourceState("nvd", "x", 1, NOW.plusSeconds(9), NOW).asOf())
                .isEqualTo(NOW);
    }

    @Test
    public void theLastAttemptIsKept() throws IOException {
        UpdateAttempt attempt = new UpdateAttempt(NOW, NOW.plusSeconds(5), false, "no <feed>");
        store.record(attempt);
        assertThat(store.lastAttempt()).contains(attempt);
    }

    private void update(String source, String content, long records) throws IOException {
        try (StoreUpdate update = store.begin(NOW)) {
            Files.writeString(update.part(source).resolve("data"), content);
            update.finished(new SourceState(source, "test", records, NOW, NOW));
            update.commit(NOW);
        }
    }

    private long count(String directory) throws IOException {
        try (var files = Files.list(store.directory().resolve(directory))) {
            return files.count();
        }
    }
}
