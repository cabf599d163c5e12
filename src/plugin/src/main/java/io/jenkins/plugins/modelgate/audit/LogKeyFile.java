package io.jenkins.plugins.modelgate.audit;

import hudson.util.AtomicFileWriter;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The log's private key on disk: encrypted with Jenkins' own secret, readable by its account alone. */
final class LogKeyFile {
    private final Path directory;
    private final Path file;

    LogKeyFile(Path directory) {
        this(directory, "key");
    }

    private LogKeyFile(Path directory, String name) {
        this.directory = directory;
        this.file = directory.resolve(name);
    }

    /** Where the key that takes over waits until the log has its entry. */
    LogKeyFile next() {
        return new LogKeyFile(directory, "key.next");
    }

    /** Puts this one in the other's place. */
    void replace(LogKeyFile other) throws IOException {
        Files.move(file, other.file, StandardCopyOption.ATOMIC_MOVE);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws IOException with a sentence when this Jenkins cannot read it */
    LogKey read() throws IOException {
        Secret secret =
                Secret.decrypt(Files.readString(file, StandardCharsets.US_ASCII).trim());
        if (secret == null) {
            throw new IOException("the audit log's key in " + file + " was not encrypted by this Jenkins; restore "
                    + file + " together with the rest of the directory secrets");
        }
        return LogKey.parse(secret.getPlainText());
    }

    /** Durable when it returns. */
    void write(LogKey key) throws IOException {
        Files.createDirectories(directory);
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.US_ASCII)) {
            writer.write(Secret.fromString(key.encoded()).getEncryptedValue() + "\n");
            if (Files.getFileStore(writer.getTemporaryPath()).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(writer.getTemporaryPath(), PosixFilePermissions.fromString("rw-------"));
            }
            writer.commit();
        }
    }
}
