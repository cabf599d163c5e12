package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofBuilder;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofVerifier;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a log, an export of one, or any log in the C2SP layout, at one published checkpoint; takes no lock and writes
 * nothing. What it returns is proven against the checkpoint before it is returned. Safe for threads.
 */
public final class AuditReader {
    private final Path directory;
    private final LogKeys keys;
    private final Checkpoint checkpoint;
    private final TileReader tiles;
    private final ProofBuilder proofs;

    private AuditReader(Path directory, LogKeys keys, Checkpoint checkpoint) {
        this.directory = directory;
        this.keys = keys;
        this.checkpoint = checkpoint;
        this.tiles = new TileReader(directory, checkpoint.size());
        this.proofs = new ProofBuilder(tiles);
    }

    /** Reads with the keys that lie beside the log: enough for the log's own owner, no proof for anybody else. */
    public static AuditReader open(Path directory) throws IOException {
        for (int tries = 0; ; tries++) {
            LogKeys before = LogKeys.read(directory);
            byte[] note = Files.readAllBytes(directory.resolve(LogLayout.CHECKPOINT));
            // A key that was replaced between the two readings.
            if (tries > 8 || before.equals(LogKeys.read(directory))) {
                return new AuditReader(directory, before, Checkpoint.open(note, before.origin(), before.keys()));
            }
        }
    }

    /** Reads with the key that the caller trusts, which must be the one that signs now. */
    public static AuditReader open(Path directory, VerifierKey trusted) throws IOException {
        byte[] note = Files.readAllBytes(directory.resolve(LogLayout.CHECKPOINT));
        LogKeys keys = new LogKeys(List.of(trusted));
        return new AuditReader(directory, keys, Checkpoint.open(note, trusted.name(), keys.keys()));
    }

    /** The checkpoint that everything is proven against. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Number of entries. */
    public long size() {
        return checkpoint.size();
    }

    /** Keys of the log. */
    public LogKeys keys() {
        return keys;
    }

    /** The log's directory. */
    public Path directory() {
        return directory;
    }

    /**
     * An entry's bytes, proven to be in the tree.
     *
     * @throws MalformedException when what is stored is not what was signed
     */
    public byte[] bytes(long index) throws IOException {
        byte[] bytes = unproven(index);
        if (!ProofVerifier.inclusion(
                index, size(), MerkleHash.leaf(bytes), proofs.inclusion(index, size()), checkpoint.root())) {
            throw new MalformedException("entry " + index + " is not what " + checkpoint + " was signed over");
        }
        return bytes;
    }

    /** An entry, proven to be in the tree. */
    public Entry entry(long index) throws IOException {
        try {
            return Entry.parse(bytes(index));
        } catch (EntryException e) {
            throw new MalformedException("entry " + index + ": " + e.getMessage(), e);
        }
    }

    /** An entry's bytes as they lie there, for callers that prove or hash them in their own way. */
    public byte[] unproven(long index) throws IOException {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("there is no entry " + index + " in a log of " + size());
        }
        return tiles.bundle(index / TilePath.FULL).entry((int) (index % TilePath.FULL));
    }

    /** Inclusion proof of an entry in this checkpoint's tree. */
    public List<byte[]> inclusion(long index) throws IOException {
        return proofs.inclusion(index, size());
    }

    /** Proof that the tree of {@code size} entries is the beginning of this checkpoint's. */
    public List<byte[]> consistency(long size) throws IOException {
        return proofs.consistency(size, size());
    }

    /** Root of the first {@code size} entries. */
    public byte[] root(long size) throws IOException {
        return proofs.root(size);
    }

    /** A file that proves an entry offline. */
    public TlogProof proof(long index) throws IOException {
        return new TlogProof(index, inclusion(index), checkpoint.bytes(), null);
    }
}
