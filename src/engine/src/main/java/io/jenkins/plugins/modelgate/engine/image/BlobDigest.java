package io.jenkins.plugins.modelgate.engine.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A digest that names a blob, {@code sha256:…} or {@code sha512:…}. Source: OCI image specification 1.1, descriptor.md:
 * the two registered algorithms, hexadecimal in lower case.
 *
 * @param algorithm {@code sha256} or {@code sha512}
 * @param hex lower-case hexadecimal
 */
public record BlobDigest(String algorithm, String hex) {
    /** What a text must be to be one, for messages. */
    public static final String EXPECTED = "sha256: with 64 or sha512: with 128 hexadecimal digits in lower case";

    private static final Pattern FORM = Pattern.compile("(sha256):([0-9a-f]{64})|(sha512):([0-9a-f]{128})");

    /** Empty where the text is none. */
    public static Optional<BlobDigest> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean shorter = matcher.group(1) != null;
        return Optional.of(new BlobDigest(matcher.group(shorter ? 1 : 3), matcher.group(shorter ? 2 : 4)));
    }

    /** The digest of some bytes, SHA-256. */
    public static BlobDigest ofBytes(byte[] bytes) {
        return new BlobDigest(
                "sha256", HexFormat.of().formatHex(newDigest("sha256").digest(bytes)));
    }

    /** Whether it is a SHA-256. */
    public boolean isSha256() {
        return algorithm.equals("sha256");
    }

    /** Makes digests of the same algorithm. */
    public MessageDigest newDigest() {
        return newDigest(algorithm);
    }

    /** Whether the bytes are those that it names. */
    public boolean names(byte[] bytes) {
        return hex.equals(HexFormat.of().formatHex(newDigest().digest(bytes)));
    }

    private static MessageDigest newDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 and SHA-512", e);
        }
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
