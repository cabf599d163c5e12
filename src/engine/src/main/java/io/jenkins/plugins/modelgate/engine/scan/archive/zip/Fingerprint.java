package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * 64 bits for a name, keyed with a secret of this process: nobody can prepare two names with the same fingerprint, so that
 * a name in the directory passes for another one in the header.
 */
final class Fingerprint {
    private static final byte[] KEY = SecureRandom.getSeed(32);

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    long of(byte[] name) {
        digest.update(KEY);
        return ByteBuffer.wrap(digest.digest(name)).getLong();
    }
}
