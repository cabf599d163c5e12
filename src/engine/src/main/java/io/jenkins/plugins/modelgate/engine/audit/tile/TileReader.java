package io.jenkins.plugins.modelgate.engine.audit.tile;

import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.merkle.NodeReader;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the tiles of one tree size from a directory. A partial tile may have given way to the full one, whose beginning
 * it was. Keeps the last few tiles in memory; safe for threads.
 */
public final class TileReader implements NodeReader {
    private static final int KEPT = 64;

    /** No bundle is longer: 256 entries with their lengths. */
    private static final long MAX_BYTES = TilePath.FULL * (2L + EntryBundle.MAX_ENTRY);

    private final Path directory;
    private final long size;
    private final Map<TilePath, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /** Entries are mostly read one after another: cutting their bundle once is enough. */
    private volatile Bundle lastBundle;

    /** @param size of the tree, as a checkpoint says */
    public TileReader(Path directory, long size) {
        this.directory = directory;
        this.size = size;
    }

    /** Size of the tree. */
    public long size() {
        return size;
    }

    @Override
    public byte[] node(int height, long index) throws IOException {
        int level = height / 8;
        int count = 1 << height - 8 * level;
        long first = index * count;
        byte[] tile = tile(level, first / TilePath.FULL);
        int offset = (int) (first % TilePath.FULL) * MerkleHash.SIZE;
        if (offset + count * MerkleHash.SIZE > tile.length) {
            throw new IllegalArgumentException("no node " + height + "/" + index + " in a tree of " + size);
        }
        CompactRange range = new CompactRange();
        for (int i = 0; i < count; i++) {
            range.append(hash(tile, offset / MerkleHash.SIZE + i));
        }
        return range.root();
    }

    /** Hash {@code i} of a tile. */
    public static byte[] hash(byte[] tile, int i) {
        return Arrays.copyOfRange(tile, i * MerkleHash.SIZE, (i + 1) * MerkleHash.SIZE);
    }

    /** The hashes that this tree has in the tile, from the partial or the full file. */
    public byte[] tile(int level, long number) throws IOException {
        TilePath path = path(level, number);
        byte[] known = kept(path);
        if (known != null) {
            return known;
        }
        byte[] bytes = read(path);
        int wanted = path.width() * MerkleHash.SIZE;
        if (bytes.length < wanted || bytes.length % MerkleHash.SIZE != 0) {
            throw new MalformedException(path + " has " + bytes.length + " bytes, " + wanted + " are needed");
        }
        return keep(path, Arrays.copyOf(bytes, wanted));
    }

    /** The entries that this tree has in the bundle. */
    public EntryBundle bundle(long number) throws IOException {
        Bundle last = lastBundle;
        if (last != null && last.number == number) {
            return last.bundle;
        }
        TilePath path = path(TilePath.ENTRIES, number);
        byte[] known = kept(path);
        byte[] bytes = known == null ? keep(path, read(path)) : known;
        EntryBundle bundle = EntryBundle.parsePrefix(bytes, path.width());
        lastBundle = new Bundle(number, bundle);
        return bundle;
    }

    private TilePath path(int level, long number) {
        int width = TilePath.widthIn(size, level, number);
        if (width == 0) {
            throw new IllegalArgumentException("no tile " + level + "/" + number + " in a tree of " + size);
        }
        return new TilePath(level, number, width);
    }

    private byte[] read(TilePath path) throws IOException {
        // The third try: the full tile may have come and the partial one gone between the first two.
        TilePath[] places = {path, path.full(), path};
        for (TilePath place : places) {
            Path file = directory.resolve(place.toString());
            try {
                if (Files.size(file) > MAX_BYTES) {
                    throw new MalformedException(place + " is longer than any tile");
                }
                return Files.readAllBytes(file);
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        throw new NoSuchFileException(path + " is missing");
    }

    private synchronized byte[] kept(TilePath path) {
        return kept.get(path);
    }

    private synchronized byte[] keep(TilePath path, byte[] bytes) {
        if (path.isBundle() && bytes.length > 256 << 10) {
            return bytes;
        }
        kept.put(path, bytes);
        return bytes;
    }

    private record Bundle(long number, EntryBundle bundle) {}
}
