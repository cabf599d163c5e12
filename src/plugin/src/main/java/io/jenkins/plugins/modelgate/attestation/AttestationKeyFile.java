package io.jenkins.plugins.modelgate.attestation;

import hudson.util.AtomicFileWriter;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.engine.attestation.AttestationKey;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The private key on disk: encrypted with Jenkins' own secret, readable by its account alone. */
final class AttestationKeyFile {
    private final Path file;

    AttestationKeyFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws IOException with a sentence when this Jenkins cannot read it */
    AttestationKey read() throws IOException {
        Secret secret =
                Secret.decrypt(Files.readString(file, StandardCharsets.US_ASCII).trim());
        if (secret == null) {
            throw new IOException("the attestation key in " + file + " was not encrypted by this Jenkins; restore it"
                    + " together with the rest of the directory secrets");
        }
        try {
            return AttestationKey.parse(secret.getPlainText());
        } catch (SignatureException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Whole or not at all; durable when it returns. */
    void write(AttestationKey key) throws IOException {
        write(file, Secret.fromString(key.encoded()).getEncryptedValue() + "\n");
    }

    static void write(Path file, String text) throws IOException {
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            writer.write(text);
            if (Files.getFileStore(writer.getTemporaryPath()).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(writer.getTemporaryPath(), PosixFilePermissions.fromString("rw-------"));
            }
            writer.commit();
        }
    }
}
