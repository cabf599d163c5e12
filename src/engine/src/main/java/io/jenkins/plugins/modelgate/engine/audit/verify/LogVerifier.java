package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.index.IndexCheck;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofBuilder;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Verifies a directory: every signature, tile, bundle, leaf and root, every piece of evidence, the keys, the journals,
 * the search index, and that nothing else lies there. Reads only; memory does not grow with the log's entries.
 */
public final class LogVerifier {
    private final Path log;
    private final VerifierKey trusted;
    private final byte[] since;
    private final int threads;
    private final LongConsumer progress;
    private final Problems problems = new Problems();

    /**
     * @param log directory of a log or of an export
     * @param trusted key from elsewhere, or null to use the one that lies there, which proves less
     * @param since an earlier checkpoint that this log must continue, or null
     * @param threads at least 1
     * @param progress told of bytes that were read, from several threads
     */
    public LogVerifier(Path log, VerifierKey trusted, byte[] since, int threads, LongConsumer progress) {
        this.log = log;
        this.trusted = trusted;
        this.since = since;
        this.threads = threads;
        this.progress = progress;
    }

    /** @throws IOException when there is no such directory */
    public Verification run() throws IOException, InterruptedException {
        LogFiles files = LogFiles.list(log, problems);
        EvidenceCheck evidence = new EvidenceCheck(log, problems, progress);
        layout(files);
        Checkpoint checkpoint = checkpoint(files);
        EntryCheck entries = new EntryCheck(log, problems);
        KeyCheck keys = new KeyCheck(files, trusted, problems);
        long size = checkpoint == null ? 0 : checkpoint.size();
        if (checkpoint != null) {
            boolean rooted = new TileCheck(files, size, problems, entries, progress).run(checkpoint.root(), threads);
            if (!rooted) {
                problems.add(
                        Kind.ROOT,
                        LogLayout.CHECKPOINT,
                        -1,
                        "the " + size + " entries do not have the root that it signs");
            }
            Checkpoint newest = new JournalCheck(log, size, problems, entries).run(JournalCheck.of(files), progress);
            IndexCheck.run(log, size, (path, offset, what) -> problems.add(Kind.INDEX, path, offset, what));
            keys.follow(entries.rotations());
            // A key that a journal introduces has signed that journal's last checkpoint, perhaps not yet the published
            // one.
            signature(checkpoint, newest == null ? Arrays.asList(keys.newest()) : keys.all(), LogLayout.CHECKPOINT);
            if (newest != null) {
                signature(newest, Arrays.asList(keys.newest()), LogLayout.JOURNAL);
            }
            since(checkpoint, keys);
        }
        evidence.run();
        return new Verification(
                checkpoint,
                problems.list(),
                problems.dropped(),
                size,
                files.bytes(),
                evidence.files(),
                evidence.bytes());
    }

    private void layout(LogFiles files) throws IOException {
        if (!files.has(LogLayout.VERSION)) {
            problems.add(Kind.LAYOUT, LogLayout.VERSION, -1, "the file is missing");
        } else if (!Arrays.equals(
                files.read(LogLayout.VERSION), LogLayout.VERSION_TEXT.getBytes(StandardCharsets.US_ASCII))) {
            problems.add(Kind.LAYOUT, LogLayout.VERSION, 0, "it does not say " + LogLayout.VERSION_TEXT.trim());
        }
        if (files.has(LogLayout.LOCK) && files.read(LogLayout.LOCK).length > 0) {
            problems.add(Kind.LAYOUT, LogLayout.LOCK, 0, "the file is empty in every log");
        }
    }

    private Checkpoint checkpoint(LogFiles files) throws IOException {
        if (!files.has(LogLayout.CHECKPOINT)) {
            problems.add(
                    Kind.CHECKPOINT,
                    LogLayout.CHECKPOINT,
                    -1,
                    "the file is missing: there is nothing to verify against");
            return null;
        }
        try {
            return Checkpoint.parse(files.read(LogLayout.CHECKPOINT));
        } catch (MalformedException e) {
            problems.add(Kind.CHECKPOINT, LogLayout.CHECKPOINT, 0, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void signature(Checkpoint checkpoint, List<VerifierKey> keys, String file) {
        List<VerifierKey> known = keys.stream().filter(key -> key != null).toList();
        try {
            if (known.isEmpty() || !checkpoint.origin().equals(known.get(0).name())) {
                throw new MalformedException("it is of another log than the key");
            }
            checkpoint.note().verify(known);
            if (!Arrays.equals(
                    checkpoint.bytes(), Checkpoint.parse(checkpoint.bytes()).bytes())) {
                throw new MalformedException("it is not in its only form");
            }
        } catch (MalformedException e) {
            problems.add(Kind.CHECKPOINT, file, 0, "checkpoint " + checkpoint.size() + ": " + e.getMessage());
        }
    }

    private void since(Checkpoint checkpoint, KeyCheck keys) {
        if (since == null) {
            return;
        }
        try {
            Checkpoint earlier = Checkpoint.parse(since);
            if (!earlier.origin().equals(checkpoint.origin())) {
                throw new MalformedException("it is of another log");
            }
            earlier.note().verify(keys.all());
            if (earlier.size() > checkpoint.size()) {
                problems.add(
                        Kind.ROLLED_BACK,
                        LogLayout.CHECKPOINT,
                        -1,
                        "it has " + checkpoint.size() + " entries, the earlier checkpoint had " + earlier.size());
                return;
            }
            byte[] root = new ProofBuilder(new TileReader(log, checkpoint.size())).root(earlier.size());
            if (!Arrays.equals(root, earlier.root())) {
                problems.add(
                        Kind.NOT_CONSISTENT,
                        LogLayout.CHECKPOINT,
                        -1,
                        "the first " + earlier.size() + " entries are not those of the earlier checkpoint");
            }
        } catch (IOException | RuntimeException e) {
            problems.add(Kind.NOT_CONSISTENT, "", -1, "the earlier checkpoint: " + e.getMessage());
        }
    }
}
