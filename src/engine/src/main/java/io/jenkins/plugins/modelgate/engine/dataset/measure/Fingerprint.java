package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over values, each with its length, so that no two lists of values look the same. */
final class Fingerprint {
    private static final int SHOWN = 8;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Fingerprint add(double value) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(0, value));
        return this;
    }

    /** Adds a text as its UTF-16 units: unlike in UTF-8, lone surrogates stay different. */
    Fingerprint add(String text) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Integer.BYTES + 2 * text.length()).putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(text.charAt(i));
        }
        digest.update(bytes.flip());
        return this;
    }

    /** The first 16 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN);
    }
}
