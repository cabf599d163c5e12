package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore.Stored;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whatever is changed in a log is found, and where. */
public class TamperTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path copy;
    private LogKey key;
    private Path root;

    /** A log of 1,000 entries, copied while its writer had it: with everything that can lie in a log. */
    @Before
    public void write() throws Exception {
        root = folder.getRoot().toPath();
        key = TestLog.key();
        copy = root.resolve("copy");
        try (AuditLog log = AuditLog.open(root.resolve("log"), key, AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(log, 0, 990);
            for (int i = 0; i < 10; i++) {
                Stored report = log.evidence().put(("report " + i).getBytes(StandardCharsets.UTF_8));
                log.appendAndWait(Entry.of(EventType.GATE_VERDICT, Instant.ofEpochMilli(i))
                        .evidence("report", report.sha256(), report.size())
                        .build());
            }
            log.flush();
            AuditLogTest.copy(root.resolve("log"), copy);
        }
        assertThat(problems(copy)).isEmpty();
        assertThat(problems(root.resolve("log"))).isEmpty();
    }

    @Test
    public void everyFlippedByteIsFoundAndLocated() throws Exception {
        Random random = new Random(1);
        int flipped = 0;
        TreeSet<String> kinds = new TreeSet<>();
        for (Path file : files(copy)) {
            String path = copy.relativize(file).toString();
            byte[] bytes = Files.readAllBytes(file);
            for (int at : places(bytes.length, random)) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                List<Problem> problems = problems(copy);
                assertThat(problems)
                        .as("%s, byte %d of %d", path, at, bytes.length)
                        .anyMatch(problem -> problem.file().equals(path));
                located(path, at, problems);
                problems.forEach(problem -> kinds.add(problem.kind().name()));
                flipped++;
            }
            Files.write(file, bytes);
        }
        assertThat(problems(copy)).isEmpty();
        System.out.println(flipped + " flipped bytes in " + files(copy).size() + " files, all found: " + kinds);
    }

    /** Tiles: the very hash. Bundles: the very entry, none of which is longer than 600 bytes. */
    private static void located(String path, int at, List<Problem> problems) {
        if (path.startsWith("tile/entries/")) {
            assertThat(problems)
                    .as("%s byte %d", path, at)
                    .anyMatch(p -> p.file().equals(path) && p.offset() >= 0 && Math.abs(at - p.offset()) < 600);
        } else if (path.startsWith("tile/")) {
            assertThat(problems)
                    .as("%s byte %d", path, at)
                    .anyMatch(p -> p.file().equals(path) && (p.offset() == at / 32 * 32 || p.offset() == at));
        }
    }

    private static List<Integer> places(int length, Random random) {
        List<Integer> places = new ArrayList<>();
        int most = Boolean.getBoolean("modelgate.full") ? 4096 : 12;
        if (length <= (Boolean.getBoolean("modelgate.full") ? 10_000 : 300)) {
            int step = Boolean.getBoolean("modelgate.full") ? 1 : 3;
            for (int i = 0; i < length; i += 1 + random.nextInt(2 * step - 1)) {
                places.add(i);
            }
        } else {
            for (int i = 0; i < most; i++) {
                places.add(random.nextInt(length));
            }
            places.add(0);
        }
        if (length > 0) {
            places.add(length - 1);
        }
        return places;
    }

    @Test
    public void missingSurplusAndExchangedFiles() throws Exception {
        expect("tile/entries/001", path -> Files.delete(path), Kind.BUNDLE_MISSING);
        expect("tile/0/002", path -> Files.delete(path), Kind.TILE_MISSING);
        expect("tile/1/000.p/3", path -> Files.delete(path), Kind.TILE_MISSING);
        expect("checkpoint", path -> Files.delete(path), Kind.CHECKPOINT);
        expect("keys", path -> Files.delete(path), Kind.KEYS);
        expect("keys", path -> Files.writeString(path, TestLog.key().verifier() + "\n"), Kind.KEYS);
        expect("version", path -> Files.writeString(path, "modelgate audit log 2\n"), Kind.LAYOUT);
        expect("tile/entries/000", path -> Files.write(path, cut(path, 1)), Kind.BUNDLE_DIFFERS);
        expect("tile/0/000", path -> Files.write(path, cut(path, 32)), Kind.TILE_DIFFERS);
        surplus("tile/0/004", Kind.BEYOND_CHECKPOINT);
        surplus("tile/entries/x001/000", Kind.BEYOND_CHECKPOINT);
        surplus("tile/0/extra", Kind.UNKNOWN_FILE);
        surplus("notes.txt", Kind.UNKNOWN_FILE);
        surplus("evidence/zz/zz", Kind.UNKNOWN_FILE);
        surplus("tmp/1-1", Kind.UNFINISHED_FILE);
        Path link = copy.resolve("tile/0/link");
        Files.createSymbolicLink(link, Path.of("/etc/passwd"));
        assertThat(problems(copy))
                .anyMatch(p -> p.kind() == Kind.UNKNOWN_FILE && p.file().equals("tile/0/link"));
    }

    @Test
    public void evidence() throws Exception {
        String digest = TestLog.digest("report 3");
        String path = "evidence/" + digest.substring(0, 2) + "/" + digest.substring(2);
        expect(path, file -> Files.writeString(file, "report 4"), Kind.EVIDENCE_DIFFERS);
        expect(path, file -> Files.delete(file), Kind.EVIDENCE_MISSING);
    }

    @Test
    public void twoEntriesThatWereExchanged() throws Exception {
        Path bundle = copy.resolve("tile/entries/000");
        String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
        String swapped = text.replace("\"build\":\"11\"", "\"build\":\"??\"")
                .replace("\"build\":\"12\"", "\"build\":\"11\"")
                .replace("\"build\":\"??\"", "\"build\":\"12\"");
        assertThat(swapped).isNotEqualTo(text);
        Files.writeString(bundle, swapped, StandardCharsets.ISO_8859_1);
        assertThat(problems(copy))
                .filteredOn(p -> p.kind() == Kind.BUNDLE_DIFFERS)
                .extracting(Problem::detail)
                .containsExactly("entry 11 is not the one that was signed", "entry 12 is not the one that was signed");
    }

    @Test
    public void aForgerWithoutTheKeyAndOneWithIt() throws Exception {
        byte[] earlier = Files.readAllBytes(copy.resolve("checkpoint"));
        LogKey other = TestLog.key();
        Path forged = root.resolve("forged");
        try (AuditLog log = AuditLog.open(forged, other, AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(log, 0, 5);
        }
        assertThat(problems(forged)).extracting(Problem::kind).contains(Kind.CHECKPOINT, Kind.KEYS);
        // Without a key from elsewhere the forged log agrees with itself, and the report says that this was not shown.
        assertThat(new LogVerifier(forged, null, null, 2, bytes -> {}).run().problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.KEY_NOT_GIVEN);
        // Whoever has the key can rewrite history; an earlier checkpoint that somebody keeps shows it.
        Path rewritten = root.resolve("rewritten");
        try (AuditLog log = AuditLog.open(rewritten, key, AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(log, 1, 1101);
        }
        assertThat(problems(rewritten)).isEmpty();
        assertThat(since(rewritten, earlier)).containsExactly(Kind.NOT_CONSISTENT);
        Path shorter = root.resolve("shorter");
        try (AuditLog log = AuditLog.open(shorter, key, AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(log, 0, 900);
        }
        assertThat(since(shorter, earlier)).containsExactly(Kind.ROLLED_BACK);
        try (AuditLog log = AuditLog.open(root.resolve("log"), key, AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(log, 2000, 2300);
        }
        assertThat(since(root.resolve("log"), earlier)).isEmpty();
    }

    @Test
    public void keyRotationIsFollowedFromTheOldKey() throws Exception {
        LogKey next = TestLog.key();
        Path log = root.resolve("log");
        try (AuditLog writer = AuditLog.open(log, key, AuditOptions.withoutHighWaterMark())) {
            writer.rotateKey(next, Instant.ofEpochMilli(0));
            TestLog.fill(writer, 0, 3);
        }
        assertThat(problems(log)).isEmpty();
        assertThat(new LogVerifier(log, next.verifier(), null, 2, bytes -> {})
                        .run()
                        .problems())
                .isEmpty();
        // A checkpoint that only the old key signs counts no more.
        var reader = AuditReader.open(log);
        Files.write(
                log.resolve("checkpoint"),
                io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint.sign(
                                TestLog.ORIGIN,
                                reader.size(),
                                reader.checkpoint().root(),
                                List.of(key))
                        .bytes());
        assertThat(problems(log)).extracting(Problem::kind).containsExactly(Kind.CHECKPOINT);
    }

    private void surplus(String path, Kind kind) throws Exception {
        Path file = copy.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "surplus");
        assertThat(problems(copy))
                .as(path)
                .anyMatch(p -> p.kind() == kind && p.file().equals(path));
        Files.delete(file);
    }

    private void expect(String path, Change change, Kind kind) throws Exception {
        Path file = copy.resolve(path);
        byte[] before = Files.readAllBytes(file);
        change.apply(file);
        assertThat(problems(copy))
                .as(path)
                .anyMatch(p -> p.kind() == kind && p.file().equals(path));
        Files.write(file, before);
        assertThat(problems(copy)).as(path).isEmpty();
    }

    private static byte[] cut(Path file, int bytes) throws Exception {
        byte[] all = Files.readAllBytes(file);
        return java.util.Arrays.copyOf(all, all.length - bytes);
    }

    private List<Problem> problems(Path log) throws Exception {
        return new LogVerifier(log, key.verifier(), null, 2, bytes -> {}).run().problems();
    }

    private List<Kind> since(Path log, byte[] checkpoint) throws Exception {
        return new LogVerifier(log, key.verifier(), checkpoint, 2, bytes -> {})
                .run().problems().stream().map(Problem::kind).toList();
    }

    private static List<Path> files(Path tree) throws Exception {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private interface Change {
        void apply(Path file) throws Exception;
    }
}
