package io.jenkins.plugins.modelgate.engine.redteam.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLog;
import io.jenkins.plugins.modelgate.engine.audit.AuditOptions;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore.Stored;
import io.jenkins.plugins.modelgate.engine.audit.tile.EntryBundle;
import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A small audit log of ten verdicts, its key, and a checkpoint that somebody kept. */
final class Trail {
    private static final String ORIGIN = "jenkins.example.com/modelgate/red-team";
    private static final int ENTRIES = 10;

    private final Arena arena;
    private final LogKey key;
    private final Path directory;
    private final Path kept;
    private Path evidence;

    private Trail(Arena arena) throws IOException, InterruptedException {
        this.arena = arena;
        this.key = LogKey.generate(ORIGIN);
        this.directory = write(key, 0, ENTRIES);
        this.kept = arena.directory("kept").resolve("checkpoint");
        Files.copy(directory.resolve("checkpoint"), kept);
    }

    /** What the attacker does to the log's directory. */
    @FunctionalInterface
    interface Tampering {
        void make(Trail trail) throws IOException, InterruptedException;
    }

    static Attack attack(Tampering tampering) {
        return arena -> {
            Trail trail = new Trail(arena);
            Report honest = trail.verify();
            tampering.make(trail);
            return Answer.of(honest, trail.verify());
        };
    }

    private Report verify() throws IOException, InterruptedException {
        return Gates.auditTrail(directory, key.verifier().toString(), kept, arena.policy());
    }

    Path directory() {
        return directory;
    }

    /** The report that the last entry names. */
    Path evidence() {
        return evidence;
    }

    /** A log of the same entries under another key. */
    Path forged() throws IOException, InterruptedException {
        return write(LogKey.generate(ORIGIN), 0, ENTRIES);
    }

    /** A log under the same key that lacks the first entry. */
    Path rewritten() throws IOException, InterruptedException {
        return write(key, 1, ENTRIES + 1);
    }

    /** The log as it was some entries ago. */
    Path shorter() throws IOException, InterruptedException {
        return write(key, 0, ENTRIES - 3);
    }

    private Path write(LogKey signer, int first, int end) throws IOException, InterruptedException {
        Path log = arena.directory("log").resolve("log");
        try (AuditLog writer = AuditLog.open(log, signer, AuditOptions.withoutHighWaterMark())) {
            Stored report = writer.evidence().put("a report".getBytes(StandardCharsets.UTF_8));
            for (int i = first; i < end; i++) {
                writer.appendAndWait(entry(i, report));
            }
            writer.flush();
            evidence = log.resolve("evidence")
                    .resolve(report.sha256().substring(0, 2))
                    .resolve(report.sha256().substring(2));
        }
        Files.deleteIfExists(log.resolve("lock"));
        return log;
    }

    private static Entry entry(int number, Stored report) throws IOException {
        try {
            return Entry.of(EventType.GATE_VERDICT, Instant.ofEpochMilli(1_760_000_000_000L + number * 1000L))
                    .job("team/train")
                    .build(String.valueOf(number))
                    .decision(number % 2 == 0 ? "FAILED" : "PASSED")
                    .evidence("report", report.sha256(), report.size())
                    .build();
        } catch (io.jenkins.plugins.modelgate.engine.audit.entry.EntryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Changes the list of entries where it lies, as an editor would who knows the format but not the key. */
    void rewrite(Edit edit) throws IOException {
        Path bundle = directory.resolve("tile/entries/000.p/" + ENTRIES);
        List<byte[]> entries = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(bundle);
        EntryBundle parsed = EntryBundle.parse(bytes, ENTRIES);
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(java.util.Arrays.copyOfRange(bytes, parsed.offset(i), parsed.offset(i) + parsed.length(i)));
        }
        edit.make(entries);
        Files.write(bundle, EntryBundle.encode(entries));
    }

    /** What is done to the entries. */
    @FunctionalInterface
    interface Edit {
        void make(List<byte[]> entries);
    }

    static String text(byte[] entry) {
        return new String(entry, StandardCharsets.UTF_8);
    }

    /** Puts one log in the place of another. */
    static void move(Path from, Path to) throws IOException {
        Files.move(to, to.resolveSibling("aside"));
        Files.move(from, to);
    }
}
