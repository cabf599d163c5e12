package io.jenkins.plugins.modelgate.audit.forward;

import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries that follow each other, proven against the log's checkpoint when they were read.
 *
 * @param origin of the log
 * @param first index of the first one
 * @param entries exact bytes, canonical JSON
 */
record EntryBatch(String origin, long first, List<byte[]> entries) {
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_BYTES = 256 * 1024;

    EntryBatch {
        entries = List.copyOf(entries);
    }

    /** As many as are worth sending together; none at the log's end. */
    static EntryBatch read(AuditReader reader, long first) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        int bytes = 0;
        for (long index = first; index < reader.size() && entries.size() < MAX_ENTRIES && bytes < MAX_BYTES; index++) {
            byte[] entry = reader.bytes(index);
            entries.add(entry);
            bytes += entry.length;
        }
        return new EntryBatch(reader.checkpoint().origin(), first, entries);
    }

    /** Index behind the last one. */
    long end() {
        return first + entries.size();
    }
}
