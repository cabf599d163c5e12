package io.jenkins.plugins.modelgate.engine.audit.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Checks proofs, RFC 9162 sections 2.1.3.2 and 2.1.4.2. Everything that is not a whole proof is refused. */
public final class ProofVerifier {
    private ProofVerifier() {}

    /** Whether the path leads from leaf {@code index} with hash {@code leaf} to the root of {@code size} leaves. */
    public static boolean inclusion(long index, long size, byte[] leaf, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !isHash(leaf) || !areHashes(path)) {
            return false;
        }
        long first = index;
        long second = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (second == 0) {
                return false;
            }
            if ((first & 1) == 1 || first == second) {
                hash = MerkleHash.node(sibling, hash);
                while ((first & 1) == 0 && first != 0) {
                    first >>>= 1;
                    second >>>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            first >>>= 1;
            second >>>= 1;
        }
        return second == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the tree of {@code from} leaves is the beginning of the one of {@code to}; 0 is refused as proof of nothing. */
    public static boolean consistency(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {
        if (from <= 0 || from > to || !areHashes(proof)) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && MessageDigest.isEqual(fromRoot, toRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.add(0, fromRoot);
        }
        long first = from - 1;
        long second = to - 1;
        while ((first & 1) == 1) {
            first >>>= 1;
            second >>>= 1;
        }
        byte[] before = path.get(0);
        byte[] after = before;
        for (byte[] hash : path.subList(1, path.size())) {
            if (second == 0) {
                return false;
            }
            if ((first & 1) == 1 || first == second) {
                before = MerkleHash.node(hash, before);
                after = MerkleHash.node(hash, after);
                while ((first & 1) == 0 && first != 0) {
                    first >>>= 1;
                    second >>>= 1;
                }
            } else {
                after = MerkleHash.node(after, hash);
            }
            first >>>= 1;
            second >>>= 1;
        }
        return second == 0 && MessageDigest.isEqual(before, fromRoot) && MessageDigest.isEqual(after, toRoot);
    }

    private static boolean areHashes(List<byte[]> hashes) {
        return hashes.stream().allMatch(ProofVerifier::isHash);
    }

    private static boolean isHash(byte[] hash) {
        return hash.length == MerkleHash.SIZE;
    }
}
