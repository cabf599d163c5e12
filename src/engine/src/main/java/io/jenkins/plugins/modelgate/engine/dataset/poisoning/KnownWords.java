package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;

/**
 * Hashed words and runs of words of an accepted version, each with its rows per class. The rarest are left out.
 *
 * @param rowsOf rows with text, by class
 * @param floor most rows that a word can have had that is not here
 * @param keys first {@link #BITS} bits of each hash, sorted
 * @param counts rows of each class, one class after the other for each feature
 */
record KnownWords(long[] rowsOf, int floor, long[] keys, int[] counts) {
    /** Words that are kept. */
    static final int MOST = 60_000;

    /** Bits of a hash: of sixty thousand words one in four billion is taken for another. */
    static final int BITS = 48;

    KnownWords {
        if (counts.length != keys.length * rowsOf.length) {
            throw new IllegalArgumentException("not as many counts as words and classes");
        }
    }

    static KnownWords of(TextStatistics statistics) {
        LongCounts all = statistics.counts();
        int[] histogram = new int[1 << 16];
        all.forEach((feature, row) ->
                histogram[Math.min(histogram.length - 1, Arrays.stream(row).sum())]++);
        int floor = histogram.length - 1;
        int kept = histogram[floor];
        while (floor > 1 && kept + histogram[floor - 1] <= MOST) {
            floor--;
            kept += histogram[floor];
        }
        // Words of one row are most of all, and say the least.
        int least = Math.max(2, floor);
        long[] features = new long[all.size()];
        int[] size = {0};
        all.forEach((feature, row) -> {
            if (Arrays.stream(row).sum() >= least) {
                features[size[0]++] = feature;
            }
        });
        long[] sorted = Arrays.stream(features, 0, size[0])
                .boxed()
                .sorted(Long::compareUnsigned)
                .mapToLong(feature -> feature)
                .toArray();
        long[] rowsOf = statistics.rowsOf();
        long[] keys = new long[sorted.length];
        int[] counts = new int[sorted.length * rowsOf.length];
        int n = 0;
        for (long feature : sorted) {
            if (n == 0 || keys[n - 1] != key(feature)) {
                keys[n] = key(feature);
                System.arraycopy(all.of(feature), 0, counts, n++ * rowsOf.length, rowsOf.length);
            }
        }
        return new KnownWords(
                rowsOf,
                Math.max(all.lost(), least - 1),
                Arrays.copyOf(keys, n),
                Arrays.copyOf(counts, n * rowsOf.length));
    }

    private static long key(long feature) {
        return feature >>> Long.SIZE - BITS;
    }

    /** Rows per class, or null for a word that is not here. */
    int[] of(long feature) {
        int at = Arrays.binarySearch(keys, key(feature));
        return at < 0 ? null : Arrays.copyOfRange(counts, at * rowsOf.length, (at + 1) * rowsOf.length);
    }

    long rows() {
        return Arrays.stream(rowsOf).sum();
    }
}
