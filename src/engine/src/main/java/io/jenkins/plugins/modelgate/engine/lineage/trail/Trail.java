package io.jenkins.plugins.modelgate.engine.lineage.trail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/** The audit trail at one checkpoint, as the index reads it. */
public interface Trail {
    /** Number of entries. */
    long size();

    /** Root of the Merkle tree over the first {@code size} entries: 32 bytes. */
    byte[] root(long size) throws IOException;

    /**
     * The entry's canonical JSON, proven to be what the checkpoint was signed over.
     *
     * @throws IOException when it is not, or cannot be read
     */
    byte[] entry(long index) throws IOException;

    /** Evidence by its SHA-256; null when it is not there or not what its digest says. */
    @CheckForNull
    byte[] evidence(String sha256) throws IOException;
}
