package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A directory with snapshots of advisory data.
 *
 * <pre>
 * current                  name of the snapshot in force
 * snapshots/&lt;sha256&gt;/      snapshot.json and the files it lists; never changed
 * pins/&lt;sha256&gt;/*.pin      locked by whoever reads
 * work/&lt;random&gt;/           what an update is building; swept up by the next one
 * update.lock              locked by the update that runs
 * attempt.json             how the last update ended
 * </pre>
 *
 * Readers take no lock that an update would want, and the other way round.
 */
public final class AdvisoryStore {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final int TRIES = 5;

    private final Path directory;
    private final Pins pins;

    /** @param directory of the store; an update makes it when it is not there */
    public AdvisoryStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.pins = new Pins(this.directory.resolve("pins"));
    }

    public Path directory() {
        return directory;
    }

    /** Name of the snapshot in force, or nothing when none was ever made. */
    public Optional<String> currentId() throws IOException {
        String id;
        try {
            id = new String(StoreFiles.read(pointer(), 200), StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!ID.matcher(id).matches()) {
            throw new IOException(pointer() + " names no snapshot; update the advisory data again");
        }
        return Optional.of(id);
    }

    /** What the snapshot in force says of itself. */
    public Optional<SnapshotManifest> currentManifest() throws IOException {
        Optional<String> id = currentId();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try (Snapshot snapshot = Snapshot.open(snapshot(id.get()), id.get())) {
            return Optional.of(snapshot.manifest());
        }
    }

    /**
     * Opens the snapshot in force. It stays until it is closed, whatever updates come; where nothing can be written, and so no
     * pin be set, it stays until the second update from now.
     *
     * @throws NoSuchFileException when there are no advisory data
     * @throws IOException when they are damaged
     */
    public Snapshot open() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            String id = currentId()
                    .orElseThrow(() -> new NoSuchFileException(
                            directory + " has no advisory data; fill it with update-advisories --into " + directory));
            Path place = snapshot(id);
            Closeable pin = Files.isWritable(directory) ? pins.pin(id) : () -> {};
            try {
                if (Files.exists(place.resolve(SnapshotManifest.FILE))) {
                    return Snapshot.open(place, id, pin);
                }
            } catch (IOException e) {
                pin.close();
                throw e;
            }
            pin.close();
        }
        throw new IOException("the advisory data that " + pointer() + " names are not there; update them again");
    }

    /**
     * Begins an update; what killed ones have left is removed.
     *
     * @throws UpdateRunningException when another one runs
     */
    public StoreUpdate begin(Instant now) throws IOException {
        Files.createDirectories(directory.resolve("snapshots"));
        Files.createDirectories(directory.resolve("work"));
        UpdateLock lock = UpdateLock.take(directory.resolve("update.lock"), now);
        try {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(directory.resolve("work"))) {
                for (Path tree : left) {
                    Trees.delete(tree);
                }
            }
            Path work = Files.createDirectory(
                    directory.resolve("work").resolve(UUID.randomUUID().toString()));
            return new StoreUpdate(this, work, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Whether an update runs, in any process. */
    public boolean updating() {
        return UpdateLock.held(directory.resolve("update.lock"));
    }

    /** How the last update ended, or that it began and did not end, if there was one. */
    public Optional<UpdateAttempt> lastAttempt() {
        return UpdateAttempt.read(directory.resolve(UpdateAttempt.FILE));
    }

    /** Keeps in mind how an update ended. */
    public void record(UpdateAttempt attempt) throws IOException {
        Files.createDirectories(directory);
        StoreFiles.write(directory.resolve(UpdateAttempt.FILE), attempt.bytes());
    }

    Path snapshot(String id) {
        return directory.resolve("snapshots").resolve(id);
    }

    /** Makes a snapshot the one in force. */
    void point(String id) throws IOException {
        StoreFiles.write(pointer(), (id + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Removes all that nobody reads, but for the one in force and the one before it, which a reader may be about to pin.
     *
     * @param before the one that was in force, or null
     */
    void prune(String current, String before) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory.resolve("snapshots"))) {
            for (Path place : all) {
                String id = String.valueOf(place.getFileName());
                if (!id.equals(current) && !id.equals(before) && !pins.pinned(id)) {
                    remove(id, place);
                }
            }
        }
    }

    private void remove(String id, Path place) throws IOException {
        Path away = directory.resolve("work").resolve(UUID.randomUUID().toString());
        try {
            Files.move(place, away);
        } catch (IOException e) {
            // Windows moves nothing that is open: then it is in use.
            return;
        }
        if (pins.pinned(id)) {
            Files.move(away, place);
        } else {
            Trees.delete(away);
            pins.forget(id);
        }
    }

    private Path pointer() {
        return directory.resolve("current");
    }
}
