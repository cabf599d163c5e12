package io.jenkins.plugins.modelgate.engine.audit.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes proofs from the perfect subtrees of a stored tree, RFC 6962 sections 2.1.1 and 2.1.2. */
public final class ProofBuilder {
    private final NodeReader nodes;

    public ProofBuilder(NodeReader nodes) {
        this.nodes = nodes;
    }

    /** Root of the first {@code size} leaves. */
    public byte[] root(long size) throws IOException {
        return size == 0 ? MerkleHash.empty() : subtree(0, size);
    }

    /** That leaf {@code index} is in the tree of {@code size} leaves; the leaf's sibling first. */
    public List<byte[]> inclusion(long index, long size) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no entry " + index + " in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, path);
        return path;
    }

    /** That the tree of {@code from} leaves is the beginning of the tree of {@code to}; empty for equal sizes and 0. */
    public List<byte[]> consistency(long from, long to) throws IOException {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no tree of " + from + " is the beginning of one of " + to);
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) {
            subproof(from, 0, to, true, proof);
        }
        return proof;
    }

    private void path(long index, long begin, long end, List<byte[]> path) throws IOException {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + split(end - begin);
        if (index < middle) {
            path(index, begin, middle, path);
            path.add(subtree(middle, end));
        } else {
            path(index, middle, end, path);
            path.add(subtree(begin, middle));
        }
    }

    private void subproof(long from, long begin, long end, boolean known, List<byte[]> proof) throws IOException {
        if (from == end) {
            if (!known) {
                proof.add(subtree(begin, end));
            }
            return;
        }
        long middle = begin + split(end - begin);
        if (from <= middle) {
            subproof(from, begin, middle, known, proof);
            proof.add(subtree(middle, end));
        } else {
            subproof(from, middle, end, false, proof);
            proof.add(subtree(begin, middle));
        }
    }

    private byte[] subtree(long begin, long end) throws IOException {
        long count = end - begin;
        if (Long.bitCount(count) == 1 && begin % count == 0) {
            int height = Long.numberOfTrailingZeros(count);
            return nodes.node(height, begin >>> height);
        }
        long middle = begin + split(count);
        return MerkleHash.node(subtree(begin, middle), subtree(middle, end));
    }

    /** Largest power of two smaller than {@code count}, which is at least 2. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
