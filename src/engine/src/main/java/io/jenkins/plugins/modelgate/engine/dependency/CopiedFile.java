package io.jenkins.plugins.modelgate.engine.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A package that was copied beside, to be opened there: the digests by which repositories and databases know it.
 *
 * @param bytes how many there were
 */
public record CopiedFile(String sha1, String sha256, long bytes) {
    /**
     * Copies to the end or to the limit.
     *
     * @param limit most bytes; one more is read to notice that there are more, and then {@link #bytes} is above it
     */
    public static CopiedFile copy(InputStream in, Path to, long limit) throws IOException {
        MessageDigest sha1 = digest("SHA-1");
        MessageDigest sha256 = digest("SHA-256");
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out =
                new DigestOutputStream(new DigestOutputStream(Files.newOutputStream(to), sha1), sha256)) {
            for (int n = in.read(buffer); n >= 0 && bytes <= limit; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                bytes += n;
            }
        }
        HexFormat hex = HexFormat.of();
        return new CopiedFile(hex.formatHex(sha1.digest()), hex.formatHex(sha256.digest()), bytes);
    }

    /** Digests as a component has them. */
    public List<String> asHashes() {
        return List.of("sha1:" + sha1, "sha256:" + sha256);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
