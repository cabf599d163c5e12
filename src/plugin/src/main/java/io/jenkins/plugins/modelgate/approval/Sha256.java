package io.jenkins.plugins.modelgate.approval;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** SHA-256, 64 lower-case hexadecimal digits. */
final class Sha256 {
    private Sha256() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(MerkleHash.sha256().digest(bytes));
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
