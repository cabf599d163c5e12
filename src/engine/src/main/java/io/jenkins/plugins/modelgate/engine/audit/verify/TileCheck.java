package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.merkle.CompactRange;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.tile.EntryBundle;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import io.jenkins.plugins.modelgate.engine.audit.tile.TileReader;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogFiles.Place;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Recomputes every hash from the entries and compares every tile with it. Where the two differ, the hash one level above
 * tells which of them was changed: the one that does not lead there. Memory: one hash for each 256 entries.
 */
final class TileCheck {
    private final LogFiles files;
    private final long size;
    private final Problems problems;
    private final EntryCheck entries;
    private final LongConsumer progress;

    /** @param size of the tree, from the checkpoint */
    TileCheck(LogFiles files, long size, Problems problems, EntryCheck entries, LongConsumer progress) {
        this.files = files;
        this.size = size;
        this.problems = problems;
        this.entries = entries;
        this.progress = progress;
    }

    /**
     * Checks all tiles.
     *
     * @param root that the checkpoint signs
     * @return whether the entries have this root, but for differences that were found and told
     */
    boolean run(byte[] root, int threads) throws InterruptedException, IOException {
        beyond();
        List<List<byte[]>> edges = new ArrayList<>();
        List<List<byte[]>> stored = new ArrayList<>();
        List<byte[]> below = null;
        for (int level = 0; level == 0 || size >>> 8 * level > 0; level++) {
            long count = size >>> 8 * level;
            byte[][] roots = new byte[(int) (count / TilePath.FULL)][];
            List<byte[]> claims = claims(level + 1, roots.length);
            List<byte[]> children = below;
            int at = level;
            parallel(threads, roots.length, number -> {
                List<byte[]> computed = computed(at, number, children);
                roots[(int) number] = root(settle(at, number, computed, claims.get((int) number)));
            });
            List<byte[]> edge = List.of();
            List<byte[]> edgeStored = List.of();
            if (count % TilePath.FULL > 0) {
                edge = computed(level, roots.length, children);
                edgeStored = stored(level, roots.length);
            }
            edges.add(edge);
            stored.add(edgeStored);
            below = Arrays.asList(roots);
        }
        return settleEdges(edges, stored, root);
    }

    /** Tiles and bundles that no entry of this tree is in. */
    private void beyond() {
        for (Place place : files.places()) {
            int width = TilePath.widthIn(size, place.level(), place.number());
            for (int stored : files.widths(place.level(), place.number())) {
                boolean fullerBundleOfLiveLog = stored > width;
                if (fullerBundleOfLiveLog) {
                    problems.add(
                            Kind.BEYOND_CHECKPOINT,
                            new TilePath(place.level(), place.number(), stored).toString(),
                            -1,
                            "the tree of " + size + " entries has " + width + " of its " + stored);
                }
            }
        }
    }

    /** Hashes of the level above as they are stored, one for each tile of this level; null where there is none. */
    private List<byte[]> claims(int level, int count) {
        List<byte[]> claims = new ArrayList<>(count);
        for (long number = 0; claims.size() < count; number++) {
            int width = TilePath.widthIn(size, level, number);
            List<byte[]> tile = hashes(read(level, number, width), width);
            for (int i = 0; i < width; i++) {
                claims.add(i < tile.size() ? tile.get(i) : null);
            }
        }
        return claims;
    }

    private List<byte[]> computed(int level, long number, List<byte[]> children) {
        int width = TilePath.widthIn(size, level, number);
        if (level > 0) {
            int first = (int) number * TilePath.FULL;
            return new ArrayList<>(children.subList(first, first + width));
        }
        Stored bundle = read(TilePath.ENTRIES, number, width);
        List<byte[]> leaves = new ArrayList<>(width);
        if (bundle == null) {
            problems.add(Kind.BUNDLE_MISSING, path(TilePath.ENTRIES, number, width), -1, range(number, width));
            return leaves;
        }
        progress.accept(bundle.bytes.length);
        try {
            EntryBundle parsed = bundle.path.width() == width
                    ? EntryBundle.parse(bundle.bytes, width)
                    : EntryBundle.parsePrefix(bundle.bytes, width);
            String path = bundle.path.toString();
            for (int i = 0; i < width; i++) {
                leaves.add(MerkleHash.leaf(bundle.bytes, parsed.offset(i), parsed.length(i)));
                entries.check(number * TilePath.FULL + i, parsed.entry(i), path, parsed.offset(i));
            }
        } catch (MalformedException e) {
            leaves.clear();
            lengths(number, width, bundle, e.getMessage());
        }
        others(TilePath.ENTRIES, number, bundle);
        return leaves;
    }

    /** A bundle that cannot be cut into entries: the first one that its tile does not know is where it was changed. */
    private void lengths(long number, int width, Stored bundle, String message) {
        List<byte[]> known = hashes(read(0, number, width), width);
        int at = 0;
        int entry = 0;
        for (; entry < known.size() && at + 2 <= bundle.bytes.length; entry++) {
            int length = (bundle.bytes[at] & 0xFF) << 8 | bundle.bytes[at + 1] & 0xFF;
            boolean whole = at + 2 + length <= bundle.bytes.length;
            if (!whole || !Arrays.equals(MerkleHash.leaf(bundle.bytes, at + 2, length), known.get(entry))) {
                break;
            }
            at += 2 + length;
        }
        problems.add(
                Kind.BUNDLE_DIFFERS,
                bundle.path.toString(),
                at,
                "from entry " + (number * TilePath.FULL + entry) + " on, lengths of entries were changed: " + message);
    }

    private List<byte[]> stored(int level, long number) {
        int width = TilePath.widthIn(size, level, number);
        Stored tile = read(level, number, width);
        if (tile == null) {
            problems.add(Kind.TILE_MISSING, path(level, number, width), -1, "hashes of level " + level);
            return List.of();
        }
        progress.accept(tile.bytes.length);
        int wanted = tile.path.width() * MerkleHash.SIZE;
        if (tile.bytes.length != wanted) {
            problems.add(
                    Kind.TILE_DIFFERS,
                    tile.path.toString(),
                    Math.min(wanted, tile.bytes.length),
                    "it has " + tile.bytes.length + " bytes instead of " + wanted);
        }
        others(level, number, tile);
        return hashes(tile, width);
    }

    /** Compares a full tile with what was computed; returns the hashes that lead to the claim above. */
    private List<byte[]> settle(int level, long number, List<byte[]> computed, byte[] claim) {
        List<byte[]> stored = stored(level, number);
        if (same(computed, stored)) {
            return computed;
        }
        boolean tileIsRight = stored.size() == TilePath.FULL && Arrays.equals(root(stored), claim);
        tell(level, number, computed, stored, tileIsRight);
        return tileIsRight || computed.size() < TilePath.FULL ? filled(stored) : computed;
    }

    /** The same for the partial tiles of the right edge, which only the root stands above. */
    private boolean settleEdges(List<List<byte[]>> edges, List<List<byte[]>> stored, byte[] root) {
        List<Integer> open = new ArrayList<>();
        for (int level = 0; level < edges.size(); level++) {
            if (!same(edges.get(level), stored.get(level))) {
                open.add(level);
            }
        }
        for (int choice = 0; choice < 1 << open.size(); choice++) {
            List<List<byte[]>> chosen = new ArrayList<>(edges);
            for (int i = 0; i < open.size(); i++) {
                if ((choice >>> i & 1) == 1) {
                    chosen.set(open.get(i), stored.get(open.get(i)));
                }
            }
            if (Arrays.equals(rootOf(chosen), root)) {
                for (int i = 0; i < open.size(); i++) {
                    int level = open.get(i);
                    tell(level, size >>> 8 * (level + 1), edges.get(level), stored.get(level), (choice >>> i & 1) == 1);
                }
                return true;
            }
        }
        for (int level : open) {
            tell(level, size >>> 8 * (level + 1), edges.get(level), stored.get(level), false);
        }
        return false;
    }

    private byte[] rootOf(List<List<byte[]>> edges) {
        CompactRange range = new CompactRange();
        for (int level = edges.size() - 1; level >= 0; level--) {
            if (edges.get(level).size() != (size >>> 8 * level) % TilePath.FULL) {
                return null;
            }
            for (byte[] hash : edges.get(level)) {
                if (hash == null) {
                    return null;
                }
                range.append(hash, 8 * level);
            }
        }
        return range.root();
    }

    private void tell(int level, long number, List<byte[]> computed, List<byte[]> stored, boolean tileIsRight) {
        int width = TilePath.widthIn(size, level, number);
        if (computed.size() < width || stored.size() < width) {
            return; // Told when it was read.
        }
        for (int i = 0; i < width; i++) {
            if (Arrays.equals(computed.get(i), stored.get(i))) {
                continue;
            }
            if (tileIsRight && level == 0) {
                problems.add(
                        Kind.BUNDLE_DIFFERS,
                        bundlePath(number, width),
                        offset(number, width, i),
                        "entry " + (number * TilePath.FULL + i) + " is not the one that was signed");
            } else if (!tileIsRight) {
                problems.add(
                        Kind.TILE_DIFFERS,
                        path(level, number, width),
                        (long) i * MerkleHash.SIZE,
                        "hash " + i + " of tile " + level + "/" + number + " is not that of "
                                + (level == 0 ? "entry " + (number * TilePath.FULL + i) : "the tile below it"));
            }
        }
    }

    /** Smaller files of the same place hold the beginning of the larger one. */
    private void others(int level, long number, Stored known) {
        for (int width : files.widths(level, number)) {
            if (width >= known.path.width()) {
                continue;
            }
            String path = new TilePath(level, number, width).toString();
            try {
                byte[] bytes = files.read(path);
                progress.accept(bytes.length);
                boolean whole = level == TilePath.ENTRIES
                        ? bytes.length == prefix(known.bytes, width)
                        : bytes.length == width * MerkleHash.SIZE;
                int differs = Arrays.mismatch(bytes, known.bytes);
                if (!whole || differs >= 0 && differs < bytes.length) {
                    problems.add(
                            level == TilePath.ENTRIES ? Kind.BUNDLE_DIFFERS : Kind.TILE_DIFFERS,
                            path,
                            Math.max(0, Math.min(differs < 0 ? bytes.length : differs, bytes.length)),
                            "it is not the beginning of " + known.path);
                }
            } catch (IOException e) {
                unreadable(path, e);
            }
        }
    }

    private static int prefix(byte[] bundle, int width) {
        try {
            EntryBundle parsed = EntryBundle.parsePrefix(bundle, width);
            return parsed.offset(width - 1) + parsed.length(width - 1);
        } catch (MalformedException e) {
            return -1;
        }
    }

    /** The file that has at least these hashes or entries, the smallest first; null when there is none. */
    private Stored read(int level, long number, int width) {
        for (int stored : files.widths(level, number)) {
            if (stored >= width && width > 0) {
                TilePath path = new TilePath(level, number, stored);
                try {
                    return new Stored(path, files.read(path.toString()));
                } catch (IOException e) {
                    unreadable(path.toString(), e);
                    return null;
                }
            }
        }
        return null;
    }

    private void unreadable(String path, IOException e) {
        problems.add(Kind.UNREADABLE, path, -1, String.valueOf(e.getMessage()));
    }

    private long offset(long number, int width, int i) {
        Stored bundle = read(TilePath.ENTRIES, number, width);
        try {
            return bundle == null
                    ? -1
                    : EntryBundle.parsePrefix(bundle.bytes, width).offset(i);
        } catch (MalformedException e) {
            return -1;
        }
    }

    private String bundlePath(long number, int width) {
        return path(TilePath.ENTRIES, number, width);
    }

    private String path(int level, long number, int width) {
        for (int stored : files.widths(level, number)) {
            if (stored >= width) {
                return new TilePath(level, number, stored).toString();
            }
        }
        return new TilePath(level, number, width).toString();
    }

    private static String range(long number, int width) {
        long first = number * TilePath.FULL;
        return "entries " + first + " to " + (first + width - 1);
    }

    private static List<byte[]> hashes(Stored tile, int width) {
        List<byte[]> hashes = new ArrayList<>(width);
        for (int i = 0; tile != null && i < width && (i + 1) * MerkleHash.SIZE <= tile.bytes.length; i++) {
            hashes.add(TileReader.hash(tile.bytes, i));
        }
        return hashes;
    }

    private static List<byte[]> filled(List<byte[]> hashes) {
        return hashes.size() == TilePath.FULL ? hashes : List.of();
    }

    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() != TilePath.FULL || hashes.contains(null)) {
            return null;
        }
        CompactRange range = new CompactRange();
        hashes.forEach(range::append);
        return range.root();
    }

    private static boolean same(List<byte[]> one, List<byte[]> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!Arrays.equals(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void parallel(int threads, int count, java.util.function.LongConsumer work)
            throws InterruptedException, IOException {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Future<?>> parts = new ArrayList<>();
            int step = 16;
            for (int first = 0; first < count; first += step) {
                int from = first;
                parts.add(executor.submit(() -> {
                    for (int i = from; i < Math.min(count, from + step); i++) {
                        work.accept(i);
                    }
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("verification failed: " + e.getCause(), e);
        } finally {
            executor.shutdownNow();
        }
    }

    private record Stored(TilePath path, byte[] bytes) {}
}
