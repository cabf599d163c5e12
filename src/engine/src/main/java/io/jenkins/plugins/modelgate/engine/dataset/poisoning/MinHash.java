package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;

/**
 * MinHash of a text's shingles (Broder 1997) in 16 bands of 8 values: two texts of Jaccard similarity s share a band with
 * probability 1 - (1 - s^8)^16. Shingles are five words long, in shorter texts three or two, because one changed word touches as many
 * shingles as a shingle has words.
 */
final class MinHash {
    static final int BANDS = 16;
    private static final int ROWS = 8;
    private static final long[] SEEDS = new long[BANDS * ROWS];

    /** Tokens below which a text is too short to have near-duplicates that mean something. */
    static final int SHORTEST = 6;

    static {
        for (int i = 0; i < SEEDS.length; i++) {
            SEEDS[i] = LongCounts.mix(0x9E3779B97F4A7C15L * (i + 1));
        }
    }

    private MinHash() {}

    /** Hashes of the shingles, sorted, each once; empty for a text that is too short. */
    static long[] shingles(String text) {
        return shingles(TextFeatures.hashes(Tokens.of(text).tokens()));
    }

    static long[] shingles(long[] tokens) {
        int n = tokens.length;
        if (n < SHORTEST) {
            return new long[0];
        }
        int width = n >= 60 ? 5 : n >= 30 ? 3 : 2;
        long[] hashes = new long[n - width + 1];
        for (int i = 0; i < hashes.length; i++) {
            long h = 0;
            for (int j = 0; j < width; j++) {
                h = LongCounts.mix(h * 31 + tokens[i + j]);
            }
            hashes[i] = h;
        }
        Arrays.sort(hashes);
        int distinct = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[distinct++] = hashes[i];
            }
        }
        return Arrays.copyOf(hashes, distinct);
    }

    /** One hash per band. */
    static long[] bands(long[] shingles) {
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long h = band + 1;
            for (int row = 0; row < ROWS; row++) {
                long seed = SEEDS[band * ROWS + row];
                long least = Long.MAX_VALUE;
                for (long shingle : shingles) {
                    long value = (shingle ^ seed) * 0xff51afd7ed558ccdL;
                    least = Math.min(least, value ^ value >>> 32);
                }
                h = LongCounts.mix(h * 31 + least);
            }
            bands[band] = h;
        }
        return bands;
    }

    /** Jaccard similarity of two sorted sets, 0 to 1. */
    static double similarity(long[] a, long[] b) {
        int both = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                both++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        int all = a.length + b.length - both;
        return all == 0 ? 0 : both / (double) all;
    }
}
