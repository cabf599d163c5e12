package io.jenkins.plugins.modelgate.engine.audit.store;

import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import java.util.Arrays;
import java.util.Base64;

/**
 * A tree as its size and root.
 *
 * @param size number of entries
 * @param root 32 bytes
 */
public record TreeHead(long size, byte[] root) {

    /** The tree that has grown so far. */
    public static TreeHead of(CompactRange range) {
        return new TreeHead(range.size(), range.root());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHead that && size == that.size && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(size) + Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return size + " entries with root " + Base64.getEncoder().encodeToString(root);
    }
}
