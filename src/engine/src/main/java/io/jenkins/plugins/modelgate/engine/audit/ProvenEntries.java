package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofVerifier;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a log from front to back, every entry proven, for one proof a bundle: the proof of a bundle's last entry begins with
 * hashes over its other entries, and these are made from what lies there instead of being read. Not safe for threads.
 */
public final class ProvenEntries {
    private static final int FULL = TilePath.FULL;

    private final AuditReader reader;
    private long bundle = -1;
    private List<byte[]> entries = List.of();

    public ProvenEntries(AuditReader reader) {
        this.reader = reader;
    }

    /**
     * An entry's bytes; fast for one after the other.
     *
     * @throws MalformedException when what is stored is not what was signed
     */
    public byte[] bytes(long index) throws IOException {
        if (index < 0 || index >= reader.size()) {
            throw new IllegalArgumentException("there is no entry " + index + " in a log of " + reader.size());
        }
        long of = index / FULL;
        if (of != bundle) {
            bundle = -1;
            entries = proven(of * FULL, Math.min((of + 1) * FULL, reader.size()));
            bundle = of;
        }
        return entries.get((int) (index % FULL));
    }

    private List<byte[]> proven(long first, long end) throws IOException {
        List<byte[]> bytes = new ArrayList<>(FULL);
        List<byte[]> leaves = new ArrayList<>(FULL);
        for (long index = first; index < end; index++) {
            byte[] entry = reader.unproven(index);
            bytes.add(entry);
            leaves.add(MerkleHash.leaf(entry));
        }
        List<byte[]> path = new ArrayList<>();
        pathOfLast(leaves, path);
        List<byte[]> stored = reader.inclusion(end - 1);
        path.addAll(stored.subList(path.size(), stored.size()));
        byte[] last = leaves.get(leaves.size() - 1);
        if (!ProofVerifier.inclusion(
                end - 1, reader.size(), last, path, reader.checkpoint().root())) {
            throw new MalformedException("one of the entries from " + first + " to " + (end - 1) + " is not what "
                    + reader.checkpoint() + " was signed over");
        }
        return bytes;
    }

    /** RFC 6962, 2.1.1: a bundle, also the last one that is not full, is a subtree of its own. */
    private static void pathOfLast(List<byte[]> leaves, List<byte[]> path) {
        if (leaves.size() > 1) {
            int split = Integer.highestOneBit(leaves.size() - 1);
            pathOfLast(leaves.subList(split, leaves.size()), path);
            path.add(root(leaves.subList(0, split)));
        }
    }

    private static byte[] root(List<byte[]> leaves) {
        int half = leaves.size() / 2;
        return half == 0
                ? leaves.get(0)
                : MerkleHash.node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }
}
