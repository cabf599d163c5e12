package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import java.util.List;

/**
 * Entries that are durable in the journal and on their way into tiles.
 *
 * @param first index of the first
 * @param entries in order
 * @param leaves their hashes
 * @param checkpoint that ends with them
 */
record Batch(long first, List<byte[]> entries, List<byte[]> leaves, Checkpoint checkpoint) {
    Batch {
        entries = List.copyOf(entries);
        leaves = List.copyOf(leaves);
    }

    long end() {
        return first + entries.size();
    }

    long bytes() {
        long bytes = 0;
        for (byte[] entry : entries) {
            bytes += entry.length;
        }
        return bytes;
    }
}
