package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.ProofVerifier;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * A file that proves one entry offline (C2SP tlog-proof, text of 2026-07-22).
 *
 * @param index of the entry
 * @param path inclusion proof, the leaf's sibling first
 * @param checkpoint note as the log published it, bytes as they are
 * @param extra data of the application, not authenticated, or null
 */
public record TlogProof(long index, List<byte[]> path, byte[] checkpoint, byte[] extra) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int MAX_HASHES = 63;
    private static final int MAX_BYTES = 1 << 20;

    public TlogProof {
        path = List.copyOf(path);
    }

    /** @throws MalformedException saying which line breaks the format; nothing is verified */
    public static TlogProof parse(byte[] bytes) throws MalformedException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException("a proof of " + bytes.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        String text = Strict.utf8(bytes);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("a proof has an empty line before its checkpoint");
        }
        List<String> lines = Strict.lines(text.substring(0, blank + 1));
        int at = 0;
        if (!lines.get(at++).equals(HEADER)) {
            throw new MalformedException("a proof begins with " + HEADER);
        }
        byte[] extra = null;
        if (at < lines.size() && lines.get(at).startsWith("extra ")) {
            extra = Strict.base64(lines.get(at++).substring("extra ".length()));
        }
        if (at == lines.size() || !lines.get(at).startsWith("index ")) {
            throw new MalformedException("a proof has a line with the index");
        }
        long index = Strict.decimal(lines.get(at++).substring("index ".length()));
        List<byte[]> path = new ArrayList<>();
        for (String line : lines.subList(at, lines.size())) {
            path.add(Strict.hash(line));
        }
        if (path.size() > MAX_HASHES) {
            throw new MalformedException("a proof has at most " + MAX_HASHES + " hashes");
        }
        return new TlogProof(index, path, text.substring(blank + 2).getBytes(StandardCharsets.UTF_8), extra);
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            text.append("extra ")
                    .append(Base64.getEncoder().encodeToString(extra))
                    .append('\n');
        }
        text.append("index ").append(index).append('\n');
        path.forEach(
                hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        text.append('\n').append(new String(checkpoint, StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks signature and path.
     *
     * @param entry whose inclusion is claimed, bytes as they are
     * @param origin of the log
     * @param keys of the log
     * @return the checkpoint, whose cosignatures the caller may count
     * @throws MalformedException when anything does not hold
     */
    public Checkpoint verify(byte[] entry, String origin, Collection<VerifierKey> keys) throws MalformedException {
        Checkpoint signed = Checkpoint.open(checkpoint, origin, keys);
        if (!ProofVerifier.inclusion(index, signed.size(), MerkleHash.leaf(entry), path, signed.root())) {
            throw new MalformedException("entry " + index + " is not in the tree of this checkpoint as it is claimed");
        }
        return signed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlogProof that && java.util.Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index);
    }
}
