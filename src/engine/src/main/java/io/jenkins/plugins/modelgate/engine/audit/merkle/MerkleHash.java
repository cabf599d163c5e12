package io.jenkins.plugins.modelgate.engine.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of the tree, RFC 6962 section 2.1. */
public final class MerkleHash {
    /** Bytes of a hash. */
    public static final int SIZE = 32;

    private static final byte[] EMPTY =
            HexFormat.of().parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private MerkleHash() {}

    /** Root of the tree without entries, SHA-256 of nothing. */
    public static byte[] empty() {
        return EMPTY.clone();
    }

    /** SHA-256(0x00 ‖ entry). */
    public static byte[] leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** Leaf hash of a part of a buffer. */
    public static byte[] leaf(byte[] buffer, int offset, int length) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        digest.update(buffer, offset, length);
        return digest.digest();
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
