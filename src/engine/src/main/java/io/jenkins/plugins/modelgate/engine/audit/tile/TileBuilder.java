package io.jenkins.plugins.modelgate.engine.audit.tile;

import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Grows the right edge of the tiles in memory: what is full waits to be written, what is partial can be written for any
 * size. Memory: at most one tile a level and one bundle. Not thread-safe.
 */
public final class TileBuilder {
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final List<byte[]> bundle = new ArrayList<>();
    private final Deque<TileFile> full = new ArrayDeque<>();
    private long size;

    /** Continues the tree that the reader reads. */
    public static TileBuilder load(TileReader reader) throws IOException {
        TileBuilder builder = new TileBuilder();
        builder.size = reader.size();
        long number = reader.size() / TilePath.FULL;
        int rest = (int) (reader.size() % TilePath.FULL);
        if (rest > 0) {
            EntryBundle entries = reader.bundle(number);
            for (int i = 0; i < rest; i++) {
                builder.bundle.add(entries.entry(i));
            }
        }
        for (int level = 0; reader.size() >>> 8 * level > 0 && level < 8; level++) {
            long count = reader.size() >>> 8 * level;
            List<byte[]> hashes = new ArrayList<>();
            if (count % TilePath.FULL > 0) {
                byte[] tile = reader.tile(level, count / TilePath.FULL);
                for (int i = 0; i < count % TilePath.FULL; i++) {
                    hashes.add(TileReader.hash(tile, i));
                }
            }
            builder.levels.add(hashes);
        }
        return builder;
    }

    /** Number of entries. */
    public long size() {
        return size;
    }

    /** Adds an entry with its leaf hash. */
    public void add(byte[] entry, byte[] leaf) {
        bundle.add(entry);
        if (bundle.size() == TilePath.FULL) {
            full.add(new TileFile(bundlePath(TilePath.FULL), EntryBundle.encode(bundle)));
            bundle.clear();
        }
        add(0, leaf);
        size++;
    }

    private void add(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<byte[]> hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() == TilePath.FULL) {
            // The size is still without the entry that filled the tile.
            full.add(new TileFile(new TilePath(level, size >>> 8 * (level + 1), TilePath.FULL), joined(hashes)));
            CompactRange range = new CompactRange();
            hashes.forEach(range::append);
            hashes.clear();
            add(level + 1, range.root());
        }
    }

    /** Full tiles and bundles that wait to be written; the caller removes each when it is. */
    public Deque<TileFile> full() {
        return full;
    }

    /** Partial tiles and the partial bundle of the tree as it is now. */
    public List<TileFile> partial() {
        List<TileFile> files = new ArrayList<>();
        if (!bundle.isEmpty()) {
            files.add(new TileFile(bundlePath(bundle.size()), EntryBundle.encode(bundle)));
        }
        for (int level = 0; level < levels.size(); level++) {
            List<byte[]> hashes = levels.get(level);
            if (!hashes.isEmpty()) {
                files.add(new TileFile(new TilePath(level, size >>> 8 * (level + 1), hashes.size()), joined(hashes)));
            }
        }
        return files;
    }

    /** The tree as its perfect subtrees. */
    public CompactRange range() {
        CompactRange range = new CompactRange();
        for (int level = levels.size() - 1; level >= 0; level--) {
            for (byte[] hash : levels.get(level)) {
                range.append(hash, 8 * level);
            }
        }
        return range;
    }

    private TilePath bundlePath(int width) {
        return new TilePath(TilePath.ENTRIES, size / TilePath.FULL, width);
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] tile = new byte[hashes.size() * MerkleHash.SIZE];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, tile, i * MerkleHash.SIZE, MerkleHash.SIZE);
        }
        return tile;
    }

    /**
     * A file to be written.
     *
     * @param path where
     * @param bytes what
     */
    public record TileFile(TilePath path, byte[] bytes) {}
}
