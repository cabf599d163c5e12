package io.jenkins.plugins.modelgate.engine.audit.note;

import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * A log's signed statement about its tree (C2SP tlog-checkpoint v1.0.0).
 *
 * @param origin name of the log
 * @param size number of entries
 * @param root Merkle root of them, 32 bytes
 * @param note as it was signed, cosignatures included
 */
public record Checkpoint(String origin, long size, byte[] root, SignedNote note) {

    /** Reads without checking any signature. */
    public static Checkpoint parse(byte[] bytes) throws MalformedException {
        SignedNote note = SignedNote.parse(bytes);
        List<String> lines = Strict.lines(note.text());
        if (lines.size() < 3 || lines.get(0).isEmpty()) {
            throw new MalformedException("a checkpoint has three lines: origin, size, root");
        }
        if (lines.subList(3, lines.size()).contains("")) {
            throw new MalformedException("an extension line of a checkpoint is not empty");
        }
        return new Checkpoint(lines.get(0), Strict.decimal(lines.get(1)), Strict.hash(lines.get(2)), note);
    }

    /**
     * Reads and checks.
     *
     * @param origin that it must have
     * @param keys of the log; one of them must have signed
     */
    public static Checkpoint open(byte[] bytes, String origin, Collection<VerifierKey> keys) throws MalformedException {
        Checkpoint checkpoint = parse(bytes);
        if (!checkpoint.origin.equals(origin)) {
            throw new MalformedException(
                    "the checkpoint is of " + Strict.shown(checkpoint.origin) + ", not of " + Strict.shown(origin));
        }
        checkpoint.note.verify(
                keys.stream().filter(key -> key.type() == VerifierKey.LOG).toList());
        return checkpoint;
    }

    /** Signs a tree with one key, or with two while a key is replaced. */
    public static Checkpoint sign(String origin, long size, byte[] root, Collection<LogKey> keys) {
        String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        SignedNote note =
                new SignedNote(text, keys.stream().map(key -> key.sign(text)).toList());
        return new Checkpoint(origin, size, root.clone(), note);
    }

    /** The checkpoint as it is stored. */
    public byte[] bytes() {
        return note.bytes();
    }

    /** Whether both speak of the same tree, whoever signed them. */
    public boolean sameTree(Checkpoint other) {
        return note.text().equals(other.note.text());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    @Override
    public String toString() {
        return "checkpoint " + size + " of " + origin;
    }
}
