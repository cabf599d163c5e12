package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document that is read whole.
 *
 * @param name of the file, safe to show
 * @param bytes all of it
 */
record DocumentFile(String name, byte[] bytes) {
    /** @throws IOException with a sentence when it is not there or has more than {@code most} bytes */
    static DocumentFile read(Path path, int most) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path + ": no such file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException(path + " has more than " + most + " bytes; it is no attestation or bill");
            }
            return new DocumentFile(SafeText.of(path.toString()), bytes);
        }
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
