package io.jenkins.plugins.modelgate.engine.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake3Digest;

/** Digest algorithms of OpenSSF Model Signing v1.0 (algorithm registry); the JDK has the first, Bouncy Castle the others. */
public enum DigestAlgorithm {
    SHA256(32),
    /** BLAKE2b with 512 bits, RFC 7693. */
    BLAKE2B(64),
    BLAKE3(32);

    private final int bytes;

    DigestAlgorithm(int bytes) {
        this.bytes = bytes;
    }

    /** Length of a digest, in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Name in statements: {@code sha256}, {@code blake2b}, {@code blake3}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its name in statements; null if it is none of these. */
    @CheckForNull
    public static DigestAlgorithm of(String id) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.id().equals(id)) {
                return algorithm;
            }
        }
        return null;
    }

    /** A fresh digest of nothing. */
    public Digesting start() {
        return switch (this) {
            case SHA256 -> new Jdk(sha256());
            case BLAKE2B -> new Light(new Blake2bDigest(8 * bytes));
            case BLAKE3 -> new Light(new Blake3Digest(8 * bytes));
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A digest in the making; starts anew after each {@link #finish()}. */
    public interface Digesting {
        /** Takes the next bytes. */
        void update(byte[] from, int offset, int length);

        /** The digest of all bytes since the last one. */
        byte[] finish();
    }

    private record Jdk(MessageDigest digest) implements Digesting {
        @Override
        public void update(byte[] from, int offset, int length) {
            digest.update(from, offset, length);
        }

        @Override
        public byte[] finish() {
            return digest.digest();
        }
    }

    private record Light(ExtendedDigest digest) implements Digesting {
        @Override
        public void update(byte[] from, int offset, int length) {
            digest.update(from, offset, length);
        }

        @Override
        public byte[] finish() {
            byte[] result = new byte[digest.getDigestSize()];
            digest.doFinal(result, 0);
            return result;
        }
    }
}
