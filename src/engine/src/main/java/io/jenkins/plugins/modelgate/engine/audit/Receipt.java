package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;

/**
 * That an entry is durable, and a signed checkpoint that covers it is as well.
 *
 * @param index of the entry, from 0
 * @param leafHash of the entry, 32 bytes
 * @param checkpoint whose size is beyond the index
 */
public record Receipt(long index, byte[] leafHash, Checkpoint checkpoint) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt that && index == that.index && checkpoint.equals(that.checkpoint);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index);
    }
}
