package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Advisory data that do not change while they are open. */
public final class Snapshot implements AutoCloseable {
    private final String id;
    private final Path directory;
    private final SnapshotManifest manifest;
    private final AutoCloseable pin;
    private final Map<String, Path> verified = new ConcurrentHashMap<>();

    private Snapshot(String id, Path directory, SnapshotManifest manifest, AutoCloseable pin) {
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

    static Snapshot open(Path directory, String id, AutoCloseable pin) throws IOException {
        byte[] bytes = StoreFiles.read(directory.resolve(SnapshotManifest.FILE), SnapshotManifest.MAX_BYTES);
        if (!StoreFiles.digest(bytes).equals(id)) {
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
     * A file whose bytes are those that were written: it is hashed at the first call, which takes a second for half a
     * gigabyte.
     *
     * @param path as the manifest has it
     * @throws IOException when it is missing or has been changed
     */
    public Path file(String path) throws IOException {
        Path known = verified.get(path);
        if (known != null) {
            return known;
        }
        SnapshotFile expected = manifest.files().stream()
                .filter(file -> file.path().equals(path))
                .findAny()
                .orElseThrow(() -> new NoSuchFileException("the advisory data in " + directory + " have no " + path));
        Path file = directory.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || Files.size(file) != expected.size()
                || !StoreFiles.digest(file).equals(expected.sha256())) {
            throw new IOException(
                    file + " is damaged or has been changed; update the advisory data again with update-advisories");
        }
        verified.put(path, file);
        return file;
    }

    @Override
    public void close() throws IOException {
        try {
            pin.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
