package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Advisory data that do not change while they are open. */
public final class Snapshot implements AutoCloseable {
    /** EPSS has 3 MB packed, KEV 2 MB. */
    private static final int MAX_IN_MEMORY = 64 << 20;

    private final String id;
    private final Path directory;
    private final SnapshotManifest manifest;
    private final Closeable pin;

    private Snapshot(String id, Path directory, SnapshotManifest manifest, Closeable pin) {
        this.id = id;
        this.directory = directory;
        this.manifest = manifest;
        this.pin = pin;
    }

    /**
     * Opens a directory that is one snapshot, such as a copy on an agent.
     *
     * @param id that it must have: SHA-256 of its manifest
     * @throws IOException when it is another one, or damaged
     */
    public static Snapshot open(Path directory, String id) throws IOException {
        return open(directory, id, () -> {});
    }

    static Snapshot open(Path directory, String id, Closeable pin) throws IOException {
        byte[] bytes = StoreFiles.read(directory.resolve(SnapshotManifest.FILE), SnapshotManifest.MAX_BYTES);
        if (!Sha256.of(bytes).equals(id)) {
            throw new IOException("the advisory data in " + directory + " are not those they are called;"
                    + " update them again with update-advisories");
        }
        try {
            return new Snapshot(id, directory, SnapshotManifest.parse(bytes), pin);
        } catch (IOException e) {
            throw new IOException(
                    "the advisory data in " + directory + " cannot be used: " + e.getMessage()
                            + "; update them with update-advisories",
                    e);
        }
    }

    /** SHA-256 of the manifest, lower-case hexadecimal. */
    public String id() {
        return id;
    }

    public SnapshotManifest manifest() {
        return manifest;
    }

    /** Where it lies; nothing in it may be changed. */
    public Path directory() {
        return directory;
    }

    /** The files of one source, by name. */
    public List<SnapshotFile> files(String source) {
        return manifest.files().stream()
                .filter(file -> file.path().startsWith(source + "/"))
                .toList();
    }

    /**
     * What the manifest says of a file.
     *
     * @param path as the manifest has it
     * @throws NoSuchFileException when it knows no such file
     */
    public SnapshotFile entry(String path) throws IOException {
        return manifest.files().stream()
                .filter(file -> file.path().equals(path))
                .findAny()
                .orElseThrow(() -> new NoSuchFileException("the advisory data in " + directory + " have no " + path));
    }

    /**
     * Where a file is. Whoever reads it there holds what was read against the {@link #entry}: on an agent it may be replaced
     * between one look and the next.
     */
    public Path place(String path) {
        return directory.resolve(path);
    }

    /**
     * The content of a file, hashed as it was read.
     *
     * @throws IOException when it is missing, has been changed, or is too large to be held in memory
     */
    public byte[] bytes(String path) throws IOException {
        SnapshotFile expected = entry(path);
        if (expected.size() > MAX_IN_MEMORY) {
            throw new IOException(place(path) + " is larger than " + MAX_IN_MEMORY + " bytes");
        }
        byte[] bytes = StoreFiles.read(place(path), MAX_IN_MEMORY);
        if (bytes.length != expected.size() || !Sha256.of(bytes).equals(expected.sha256())) {
            throw damaged(path);
        }
        return bytes;
    }

    /**
     * Copies a file to where nobody else writes, and hashes what it copies.
     *
     * @param target file to be made
     * @throws IOException when it is missing or has been changed
     */
    public void copy(String path, Path target) throws IOException {
        SnapshotFile expected = entry(path);
        if (!Files.isRegularFile(place(path), LinkOption.NOFOLLOW_LINKS)) {
            throw damaged(path);
        }
        String digest;
        try (OutputStream out =
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            digest = Sha256.copy(place(path), out);
        }
        if (!digest.equals(expected.sha256())) {
            throw damaged(path);
        }
    }

    private IOException damaged(String path) {
        return new IOException(
                place(path) + " is damaged or has been changed; update the advisory data again with update-advisories");
    }

    @Override
    public void close() throws IOException {
        pin.close();
    }
}
