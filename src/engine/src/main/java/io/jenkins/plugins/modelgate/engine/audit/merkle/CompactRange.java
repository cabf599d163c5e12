package io.jenkins.plugins.modelgate.engine.audit.merkle;

import java.util.Arrays;

/** A tree that only grows, as the roots of its perfect subtrees: one for each bit of its size. Not thread-safe. */
public final class CompactRange {
    private final byte[][] roots;
    private long size;

    /** The empty tree. */
    public CompactRange() {
        this(new byte[Long.SIZE][], 0);
    }

    private CompactRange(byte[][] roots, long size) {
        this.roots = roots;
        this.size = size;
    }

    /** A tree that grows on its own from here. */
    public CompactRange copy() {
        return new CompactRange(Arrays.copyOf(roots, roots.length), size);
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** Adds a leaf's hash. */
    public void append(byte[] leaf) {
        append(leaf, 0);
    }

    /** Adds the root of a perfect subtree of 2^height leaves; the size must be a multiple of that. */
    public void append(byte[] subtree, int height) {
        if ((size & ((1L << height) - 1)) != 0) {
            throw new IllegalArgumentException("a subtree of height " + height + " cannot follow " + size + " leaves");
        }
        byte[] hash = subtree;
        int level = height;
        for (; (size >>> level & 1) == 1; level++) {
            hash = MerkleHash.node(roots[level], hash);
            roots[level] = null;
        }
        roots[level] = hash;
        size += 1L << height;
    }

    /** Root of the whole tree. */
    public byte[] root() {
        byte[] root = null;
        for (int level = 0; level < roots.length; level++) {
            if (roots[level] != null) {
                root = root == null ? roots[level] : MerkleHash.node(roots[level], root);
            }
        }
        return root == null ? MerkleHash.empty() : root.clone();
    }
}
