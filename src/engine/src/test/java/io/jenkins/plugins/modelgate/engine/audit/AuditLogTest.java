package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofVerifier;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The writer: receipts, reopening, rollback, rotation, refusals. */
public class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path directory;
    private Path mark;
    private LogKey key;
    private AuditOptions options;

    @Before
    public void prepare() throws Exception {
        directory = folder.getRoot().toPath().resolve("log");
        mark = folder.getRoot().toPath().resolve("elsewhere/mark");
        key = TestLog.key();
        options = AuditOptions.withHighWaterMark(mark);
    }

    @Test
    public void receiptsProveTheirEntries() throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            assertThat(log.checkpoint().size()).isZero();
            for (int i = 0; i < 3; i++) {
                Entry entry = TestLog.entry(i);
                Receipt receipt = log.appendAndWait(entry);
                assertThat(receipt.index()).isEqualTo(i);
                assertThat(receipt.leafHash()).isEqualTo(MerkleHash.leaf(entry.bytes()));
                assertThat(receipt.checkpoint().size()).isEqualTo(i + 1);
                AuditReader reader = log.reader();
                assertThat(reader.bytes(i)).isEqualTo(entry.bytes());
                TlogProof proof = TlogProof.parse(reader.proof(i).bytes());
                assertThat(proof.verify(entry.bytes(), TestLog.ORIGIN, List.of(key.verifier()))
                                .size())
                        .isEqualTo(i + 1);
            }
        }
    }

    @Test
    public void manyWritersGetEachAnEntryOfTheirOwn() throws Exception {
        List<Future<List<Receipt>>> writers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Receipt> receipts = new ArrayList<>();
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            for (int w = 0; w < 16; w++) {
                int writer = w;
                writers.add(threads.submit(() -> {
                    List<Receipt> mine = new ArrayList<>();
                    for (int i = 0; i < 50; i++) {
                        mine.add(log.appendAndWait(TestLog.entry(writer * 50L + i)));
                    }
                    return mine;
                }));
            }
            for (Future<List<Receipt>> each : writers) {
                receipts.addAll(each.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(receipts.stream().map(Receipt::index).distinct()).hasSize(800);
        AuditReader reader = AuditReader.open(directory, key.verifier());
        assertThat(reader.size()).isEqualTo(800);
        for (Receipt receipt : receipts) {
            assertThat(MerkleHash.leaf(reader.bytes(receipt.index()))).isEqualTo(receipt.leafHash());
            long size = receipt.checkpoint().size();
            assertThat(size).isGreaterThan(receipt.index());
            assertThat(ProofVerifier.consistency(
                            size,
                            800,
                            receipt.checkpoint().root(),
                            reader.checkpoint().root(),
                            reader.consistency(size)))
                    .isTrue();
        }
    }

    @Test
    public void goesOnAfterReopening() throws Exception {
        for (int round = 0; round < 6; round++) {
            try (AuditLog log = AuditLog.open(directory, key, options)) {
                assertThat(log.readOnly()).isEmpty();
                assertThat(log.notes()).isEmpty();
                assertThat(log.checkpoint().size()).isEqualTo(round * 111L);
                TestLog.fill(log, round * 111L, (round + 1) * 111L);
            }
            assertThat(files("journal")).hasSizeLessThanOrEqualTo(1);
            assertThat(files("tmp")).isEmpty();
        }
        AuditReader reader = AuditReader.open(directory);
        for (int i = 0; i < 666; i++) {
            assertThat(reader.bytes(i)).isEqualTo(TestLog.entry(i).bytes());
        }
        assertThat(directory.resolve("tile/entries/000.p")).doesNotExist();
    }

    @Test
    public void oneWriterAlone() throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            log.appendAndWait(TestLog.entry(0));
            assertThatThrownBy(() -> AuditLog.open(directory, key, options)).satisfies(e -> reason(e, Reason.LOCKED));
            AuditReader.open(directory);
        }
        AuditLog.open(directory, key, options).close();
    }

    @Test
    public void refusesWhatIsNoEntry() throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            for (String bytes : List.of(
                    "", "{}", "[]", "{\"v\":1}", new String(TestLog.entry(1).bytes()) + " ")) {
                assertThatThrownBy(() -> log.appendAndWait(bytes.getBytes(StandardCharsets.UTF_8)))
                        .satisfies(e -> reason(e, Reason.INVALID_ENTRY));
            }
            Entry missing = Entry.of(EventType.GATE_VERDICT, NOW)
                    .evidence("report", TestLog.digest("report"), 6)
                    .build();
            assertThatThrownBy(() -> log.appendAndWait(missing)).hasMessageContaining("put it there first");
            EvidenceStore.Stored stored = log.evidence().put("report".getBytes(StandardCharsets.UTF_8));
            assertThat(stored.sha256()).isEqualTo(TestLog.digest("report"));
            log.appendAndWait(missing);
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            log.evidence().copyTo(stored.sha256(), copy);
            assertThat(copy).hasToString("report");
            Files.writeString(log.evidence().file(stored.sha256()), "rep0rt");
            assertThatThrownBy(() -> log.evidence().copyTo(stored.sha256(), new ByteArrayOutputStream()))
                    .hasMessageContaining("was changed");
        }
        try (AuditLog log = AuditLog.open(directory, key, options.withMaxEvidence(10))) {
            assertThatThrownBy(() -> log.evidence().put(new byte[11])).hasMessageContaining("longer than 10");
        }
    }

    @Test
    public void restoredBackupIsNotSignedOn() throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            TestLog.fill(log, 0, 300);
        }
        Path backup = folder.getRoot().toPath().resolve("backup");
        copy(directory, backup);
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            TestLog.fill(log, 300, 310);
        }
        delete(directory);
        copy(backup, directory);
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            reason(log.readOnly().orElseThrow(), Reason.ROLLBACK);
            assertThat(log.readOnly().orElseThrow()).hasMessageContaining("300").hasMessageContaining("310");
            assertThatThrownBy(() -> log.appendAndWait(TestLog.entry(0))).satisfies(e -> reason(e, Reason.ROLLBACK));
            assertThat(log.reader().size()).isEqualTo(300);
        }
        delete(directory);
        assertThatThrownBy(() -> AuditLog.open(directory, key, options)).satisfies(e -> reason(e, Reason.ROLLBACK));
    }

    @Test
    public void exchangedLogIsNotSignedOn() throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            TestLog.fill(log, 0, 20);
        }
        // Whoever has the key can write a longer log of his own; the mark remembers the first one.
        Path other = folder.getRoot().toPath().resolve("other");
        try (AuditLog log = AuditLog.open(other, key, AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(log, 100, 150);
        }
        delete(directory);
        copy(other, directory);
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            reason(log.readOnly().orElseThrow(), Reason.ROLLBACK);
        }
        Files.delete(mark);
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            assertThat(log.readOnly().orElseThrow()).hasMessageContaining("mark");
        }
        try (AuditLog log = AuditLog.open(directory, key, options.adopting())) {
            log.appendAndWait(TestLog.entry(1));
        }
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            assertThat(log.readOnly()).isEmpty();
        }
    }

    @Test
    public void anotherKeyDoesNotSign() throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            log.appendAndWait(TestLog.entry(0));
        }
        try (AuditLog log = AuditLog.open(directory, TestLog.key(), options)) {
            reason(log.readOnly().orElseThrow(), Reason.KEY);
        }
    }

    @Test
    public void keyRotation() throws Exception {
        LogKey next = TestLog.key();
        Checkpoint both;
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            TestLog.fill(log, 0, 5);
            both = log.rotateKey(next, NOW).checkpoint();
            TestLog.fill(log, 5, 8);
            assertThat(log.reader().keys().keys()).containsExactly(key.verifier(), next.verifier());
        }
        assertThat(both.note().verify(List.of(key.verifier(), next.verifier()))).hasSize(2);
        AuditReader reader = AuditReader.open(directory, next.verifier());
        assertThat(KeyRotation.introducedBy(reader.entry(5), key.verifier())).contains(next.verifier());
        assertThat(KeyRotation.introducedBy(reader.entry(5), next.verifier())).isEmpty();
        assertThat(KeyRotation.introducedBy(reader.entry(4), key.verifier())).isEmpty();
        assertThatThrownBy(() -> AuditReader.open(directory, key.verifier())).hasMessageContaining("known key");
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            reason(log.readOnly().orElseThrow(), Reason.KEY);
        }
        try (AuditLog log = AuditLog.open(directory, next, options)) {
            log.appendAndWait(TestLog.entry(9));
        }
    }

    @Test
    public void logRotation() throws Exception {
        LogKey successor = LogKey.generate(TestLog.ORIGIN + "-2027");
        Checkpoint last;
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            TestLog.fill(log, 0, 3);
            last = log.seal(successor.verifier(), NOW);
            assertThatThrownBy(() -> log.appendAndWait(TestLog.entry(3))).satisfies(e -> reason(e, Reason.SEALED));
        }
        assertThat(AuditReader.open(directory).size()).isEqualTo(4);
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            reason(log.readOnly().orElseThrow(), Reason.SEALED);
        }
        Path next = folder.getRoot().toPath().resolve("next");
        try (AuditLog log = AuditLog.open(next, successor, AuditOptions.withoutHighWaterMark())) {
            log.appendAndWait(Succession.firstEntry(last, "a new year", NOW));
            Checkpoint named = Succession.predecessor(log.reader().entry(0)).orElseThrow();
            assertThat(named.note().verify(List.of(key.verifier()))).hasSize(1);
            assertThat(named.size()).isEqualTo(4);
        }
    }

    @Test
    public void damagedTailOfTheTilesIsNotSignedOn() throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            TestLog.fill(log, 0, 300);
        }
        Path tile = directory.resolve("tile/0/001.p/44");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[5] ^= 1;
        Files.write(tile, bytes);
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            reason(log.readOnly().orElseThrow(), Reason.DAMAGED);
        }
    }

    @Test
    public void closedLogRefuses() throws Exception {
        AuditLog log = AuditLog.open(directory, key, options);
        CompletableFuture<Receipt> last = log.append(TestLog.entry(0).bytes());
        log.close();
        assertThat(last.get().index()).isZero();
        assertThatThrownBy(() -> log.appendAndWait(TestLog.entry(1))).satisfies(e -> reason(e, Reason.CLOSED));
        log.close();
    }

    private List<Path> files(String name) throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            return files.toList();
        }
    }

    private static void reason(Throwable e, Reason reason) {
        assertThat(e).isInstanceOf(AuditLogException.class);
        assertThat(((AuditLogException) e).reason()).as(e.getMessage()).isEqualTo(reason);
    }

    /** Of a log that may be open: partial tiles whose full ones are there go at any time. */
    static void copy(Path from, Path to) throws Exception {
        List<Path> all = new ArrayList<>();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                all.add(directory);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                all.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path each : all) {
            try {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            } catch (NoSuchFileException e) {
                assertThat(each.toString()).contains(".p");
            }
        }
    }

    static void delete(Path tree) throws Exception {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
