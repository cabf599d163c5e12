package io.jenkins.plugins.modelgate.engine.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names for findings that stay the same from run to run: a hash of rule, file, member and detail, and a running number
 * for the very same thing found several times. Offsets do not count; they move with every new version of a file.
 */
final class Fingerprints {
    private static final int BYTES = 16;

    private final Map<String, Integer> seen = new HashMap<>();
    private final MessageDigest sha256;

    Fingerprints() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** 32 hexadecimal digits, a colon, and the number of this occurrence from 1. */
    String next(Finding finding) {
        Location location = finding.location();
        String hash = hash(
                finding.rule(), location.file(), location.member() == null ? "" : location.member(), finding.detail());
        return hash + ":" + seen.merge(hash, 1, Integer::sum);
    }

    private String hash(String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }
}
