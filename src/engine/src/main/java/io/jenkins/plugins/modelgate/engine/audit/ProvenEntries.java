package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofVerifier;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a log from front to back, every entry proven, for one proof a bundle: the proof of a bundle's first entry ends with
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
        long of = index / FULL;
        if (index < 0 || (of + 1) * FULL > reader.size()) {
            return reader.bytes(index);
        }
        if (of != bundle) {
            bundle = -1;
            entries = proven(of * FULL);
            bundle = of;
        }
        return entries.get((int) (index % FULL));
    }

    private List<byte[]> proven(long first) throws IOException {
        List<byte[]> bytes = new ArrayList<>(FULL);
        List<byte[]> hashes = new ArrayList<>(FULL);
        for (long index = first; index < first + FULL; index++) {
            byte[] entry = reader.unproven(index);
            bytes.add(entry);
            hashes.add(MerkleHash.leaf(entry));
        }
        byte[] leaf = hashes.get(0);
        List<byte[]> path = new ArrayList<>();
        while (hashes.size() > 1) {
            path.add(hashes.get(1));
            List<byte[]> above = new ArrayList<>(hashes.size() / 2);
            for (int i = 0; i < hashes.size(); i += 2) {
                above.add(MerkleHash.node(hashes.get(i), hashes.get(i + 1)));
            }
            hashes = above;
        }
        List<byte[]> stored = reader.inclusion(first);
        path.addAll(stored.subList(path.size(), stored.size()));
        if (!ProofVerifier.inclusion(
                first, reader.size(), leaf, path, reader.checkpoint().root())) {
            throw new MalformedException("of the entries from " + first + " on, one is not what " + reader.checkpoint()
                    + " was signed over");
        }
        return bytes;
    }
}
