package io.jenkins.plugins.modelgate.engine.audit.store;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Reports, envelopes and profiles beside the log, each under the SHA-256 of its exact bytes. What lies here is never
 * changed and never deleted: an entry that names it cannot be either.
 */
public final class EvidenceStore {
    private static final int CHUNK = 64 * 1024;

    private final Path directory;
    private final DurableFiles files;
    private final long maxBytes;

    /**
     * @param log the log's directory
     * @param maxBytes longest piece of evidence, in bytes
     */
    public EvidenceStore(Path log, long maxBytes) {
        this.directory = log.resolve(LogLayout.EVIDENCE);
        this.files = new DurableFiles(log);
        this.maxBytes = maxBytes;
    }

    /** Stores bytes; durable when it returns. */
    public Stored put(byte[] bytes) throws IOException {
        return put(new ByteArrayInputStream(bytes));
    }

    /**
     * Stores a stream to its end; durable when it returns. The same content twice is one file.
     *
     * @throws IOException when it is longer than allowed, cannot be read or cannot be written; then nothing is stored
     */
    public Stored put(InputStream in) throws IOException {
        Path unfinished = files.unfinished();
        try {
            MessageDigest digest = MerkleHash.sha256();
            long size = write(in, unfinished, digest);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path file = file(sha256);
            if (Files.exists(file)) {
                verify(sha256, size);
            } else {
                files.adopt(unfinished, file);
            }
            files.syncDirectories();
            return new Stored(sha256, size);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long write(InputStream in, Path file, MessageDigest digest) throws IOException {
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                size += got;
                if (size > maxBytes) {
                    throw new IOException("evidence is longer than " + maxBytes
                            + " bytes; raise the limit of the audit log or store a summary");
                }
                digest.update(chunk, 0, got);
                ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, got);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            channel.force(true);
        }
        return size;
    }

    /** Whether something of that digest and size is there; its content is not looked at. */
    public boolean has(String sha256, long size) {
        try {
            return Files.size(file(sha256)) == size;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Copies a piece of evidence out.
     *
     * @throws IOException when it is missing, or when what was copied is not what its name says
     */
    public long copyTo(String sha256, OutputStream out) throws IOException {
        MessageDigest digest = MerkleHash.sha256();
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file(sha256))) {
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                digest.update(chunk, 0, got);
                out.write(chunk, 0, got);
                size += got;
            }
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException("evidence " + sha256 + " is missing from the store");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new IOException("evidence " + sha256 + " was changed: its bytes have another digest");
        }
        return size;
    }

    private void verify(String sha256, long size) throws IOException {
        if (copyTo(sha256, OutputStream.nullOutputStream()) != size) {
            throw new IOException("evidence " + sha256 + " changed while it was read");
        }
    }

    /** Where evidence of that digest lies. */
    public Path file(String sha256) {
        return directory.resolve(name(sha256));
    }

    /** Path below {@code evidence}: two digits, then the rest. */
    public static String name(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no lower-case SHA-256: " + sha256);
        }
        return sha256.substring(0, 2) + "/" + sha256.substring(2);
    }

    /**
     * What was stored.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @param size in bytes
     */
    public record Stored(String sha256, long size) {}
}
