package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileBuilder;
import java.nio.file.Path;
import java.util.List;

/**
 * What was found in a log's directory.
 *
 * @param keys of the log
 * @param published the checkpoint that readers see
 * @param head the newest durable checkpoint
 * @param builder right edge of the tiles at the published size
 * @param range tree of the head
 * @param pending batches between the two
 * @param journals files that the pending batches lie in, and older ones
 * @param notes what was unusual and mended, for people
 */
record Recovered(
        LogKeys keys,
        Checkpoint published,
        Checkpoint head,
        TileBuilder builder,
        CompactRange range,
        List<Batch> pending,
        List<Path> journals,
        List<String> notes) {
    Recovered {
        pending = List.copyOf(pending);
        journals = List.copyOf(journals);
        notes = List.copyOf(notes);
    }
}
