package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.store.JournalReader;
import io.jenkins.plugins.modelgate.engine.audit.store.JournalRecord;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileBuilder;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** The journals of a log that was copied while its writer had it, or was not closed: they continue the published tree. */
final class JournalCheck {
    private final Path log;
    private final Problems problems;
    private final EntryCheck entries;
    private final long published;
    private final TileReader tiles;
    private CompactRange range;
    private Checkpoint last;

    JournalCheck(Path log, long published, Problems problems, EntryCheck entries) {
        this.log = log;
        this.problems = problems;
        this.entries = entries;
        this.published = published;
        this.tiles = new TileReader(log, published);
    }

    /** @return the newest checkpoint in the journals, whose signature is still to be checked, or null */
    Checkpoint run(Iterable<String> files, LongConsumer progress) {
        for (String file : files) {
            try {
                if (range == null) {
                    range = TileBuilder.load(tiles).range();
                }
                read(file, progress);
            } catch (IOException | RuntimeException e) {
                problems.add(Kind.JOURNAL, file, 0, String.valueOf(e.getMessage()));
            }
        }
        return last;
    }

    private void read(String file, LongConsumer progress) throws IOException {
        try (JournalReader journal = JournalReader.open(log.resolve(file))) {
            long at = journal.position();
            for (JournalRecord record = journal.next(); record != null; record = journal.next()) {
                record(file, at, record);
                progress.accept(journal.position() - at);
                at = journal.position();
            }
            if (journal.end() != JournalReader.End.CLEAN) {
                String how = journal.end() == JournalReader.End.TORN
                        ? "the last batch is not finished: its writer was stopped before it was acknowledged, or it was cut"
                        : "behind the last whole batch stands something that no writer has written";
                problems.add(Kind.JOURNAL, file, journal.damage(), how);
            }
        }
    }

    private void record(String file, long at, JournalRecord record) throws IOException {
        String what = "the batch of entry " + record.first();
        if (record.end() <= published) {
            for (int i = 0; i < record.entries().size(); i++) {
                long index = record.first() + i;
                byte[] leaf = TileReader.hash(tiles.tile(0, index / TilePath.FULL), (int) (index % TilePath.FULL));
                if (!Arrays.equals(leaf, MerkleHash.leaf(record.entries().get(i)))) {
                    problems.add(Kind.JOURNAL, file, at, what + ": entry " + index + " is not the one in the tiles");
                }
            }
            return;
        }
        if (record.first() != range.size()) {
            problems.add(Kind.JOURNAL, file, at, what + " does not continue " + range.size() + " entries");
            return;
        }
        long index = record.first();
        for (byte[] entry : record.entries()) {
            range.append(MerkleHash.leaf(entry));
            entries.check(index++, entry, file, at);
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(record.checkpoint());
            if (checkpoint.size() != range.size() || !Arrays.equals(checkpoint.root(), range.root())) {
                problems.add(Kind.JOURNAL, file, at, what + " does not have the root that it signs");
            }
            last = checkpoint;
        } catch (MalformedException e) {
            problems.add(Kind.JOURNAL, file, at, what + ": " + e.getMessage());
        }
    }

    /** Names of journals below the log. */
    static Iterable<String> of(LogFiles files) {
        return files.below(LogLayout.JOURNAL);
    }
}
