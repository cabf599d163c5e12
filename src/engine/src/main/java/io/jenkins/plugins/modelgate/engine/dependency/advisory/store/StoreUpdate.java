package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A snapshot that is being built. Nothing of it counts before {@link #commit}; closed without that, it is gone. */
public final class StoreUpdate implements AutoCloseable {
    private final AdvisoryStore store;
    private final Path work;
    private final UpdateLock lock;
    private final Map<String, SourceState> sources = new TreeMap<>();
    private final Set<String> dropped = new TreeSet<>();
    private final Map<String, SnapshotFile> carried = new TreeMap<>();

    StoreUpdate(AdvisoryStore store, Path work, UpdateLock lock) {
        this.store = store;
        this.work = work;
        this.lock = lock;
    }

    /** An empty directory for the files of one source: {@code nvd}, {@code osv}, {@code epss}, {@code kev}. */
    public Path part(String source) throws IOException {
        return Files.createDirectory(work.resolve(source));
    }

    /** A directory for what is needed while building and is no part of the snapshot. */
    public Path scratch() throws IOException {
        return Files.createDirectories(store.directory().resolve("work").resolve("scratch-" + work.getFileName()));
    }

    /** One source is complete. */
    public void finished(SourceState state) {
        if (sources.putIfAbsent(state.name(), state) != null) {
            throw new IllegalStateException(state.name() + " is there already");
        }
    }

    /** A source that the snapshot in force has is not taken over. */
    public void drop(String source) {
        dropped.add(source);
    }

    /** What is in force of a source, or nothing; nothing too where the data in force cannot be read any more. */
    public Optional<SourceState> before(String source) {
        try {
            return store.currentManifest().flatMap(manifest -> manifest.source(source));
        } catch (IOException e) {
            // What is not brought anew cannot be taken over then: that fails the update.
            return Optional.empty();
        }
    }

    /**
     * Takes over from the snapshot in force what this update did not bring anew. The files are checked again, not believed.
     */
    private void carry() throws IOException {
        Set<String> known = new TreeSet<>(AdvisoryFiles.SOURCES);
        known.removeAll(sources.keySet());
        known.removeAll(dropped);
        if (known.isEmpty() || store.currentId().isEmpty()) {
            return;
        }
        try (Snapshot before = store.open()) {
            for (SourceState state : before.manifest().sources()) {
                if (sources.containsKey(state.name()) || dropped.contains(state.name())) {
                    continue;
                }
                for (SnapshotFile file : before.files(state.name())) {
                    Path target = work.resolve(file.path());
                    Files.createDirectories(parent(target));
                    link(before.directory().resolve(file.path()), target);
                    carried.put(file.path(), file);
                }
                sources.put(state.name(), state);
            }
        }
    }

    /** The same bytes under two names where the file system can; they are never written to. */
    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(from, to);
        }
    }

    /**
     * Makes what was built the data in force, in one move, after everything is on the disk.
     *
     * @return name of the new snapshot
     * @throws IOException when it cannot be written, or data taken over are damaged; the data in force stay
     */
    public String commit(Instant now) throws IOException {
        carry();
        if (sources.isEmpty()) {
            throw new IOException("nothing to store: name at least one source of advisories");
        }
        List<SnapshotFile> files = files();
        byte[] manifest = new SnapshotManifest(now, new ArrayList<>(sources.values()), files).bytes();
        Path written = work.resolve(SnapshotManifest.FILE);
        Files.write(written, manifest);
        StoreFiles.sync(written);
        StoreFiles.syncDirectory(work);
        String id = Sha256.of(manifest);
        String before = store.currentId().orElse(null);
        Path place = store.snapshot(id);
        if (!Files.exists(place)) {
            Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
            StoreFiles.syncDirectory(parent(place));
        }
        store.point(id);
        try {
            store.prune(id, before);
        } catch (IOException e) {
            // The new data are in force; what could not be removed is tried again by the next update.
            return id;
        }
        return id;
    }

    private List<SnapshotFile> files() throws IOException {
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(work)) {
            paths = tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        List<SnapshotFile> files = new ArrayList<>();
        for (Path path : paths) {
            String name = work.relativize(path).toString().replace('\\', '/');
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !sources.containsKey(name.split("/", 2)[0])) {
                throw new IOException(name + " belongs to no source that is complete");
            }
            SnapshotFile file = new SnapshotFile(name, Files.size(path), Sha256.of(path));
            if (carried.containsKey(name) && !carried.get(name).equals(file)) {
                throw new IOException("the stored " + name + " is damaged; update that source as well");
            }
            StoreFiles.sync(path);
            files.add(file);
        }
        files.sort(Comparator.comparing(SnapshotFile::path));
        return files;
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(path + " has no directory");
        }
        return parent;
    }

    @Override
    public void close() throws IOException {
        try {
            Trees.delete(work);
            Trees.delete(store.directory().resolve("work").resolve("scratch-" + work.getFileName()));
        } finally {
            lock.close();
        }
    }
}
