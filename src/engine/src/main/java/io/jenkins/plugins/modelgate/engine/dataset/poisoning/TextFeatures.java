package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;
import java.util.List;

/**
 * What a text shows, as 64-bit hashes: words (odd hashes, independent enough for a naive Bayes), and runs of two and three of them
 * (even hashes). In scripts without spaces the words are pairs of characters.
 */
final class TextFeatures {
    /** Longest run of tokens that is counted. */
    private static final int LONGEST_RUN = 3;

    private TextFeatures() {}

    /** Takes a feature and how to write it. */
    interface Sink {
        void feature(long hash, List<String> tokens, int from, int to);
    }

    /** Hashes of tokens. */
    static long[] hashes(List<String> tokens) {
        long[] hashes = new long[tokens.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(tokens.get(i));
        }
        return hashes;
    }

    /** Each feature once, sorted. */
    static long[] of(String text) {
        Tokens cut = Tokens.of(text);
        return of(cut, hashes(cut.tokens()));
    }

    static long[] of(Tokens cut, long[] hashes) {
        long[] features = new long[LONGEST_RUN * hashes.length + cut.marks().size()];
        int[] size = {0};
        walk(cut, hashes, (hash, tokens, from, to) -> features[size[0]++] = hash);
        Arrays.sort(features, 0, size[0]);
        int distinct = 0;
        for (int i = 0; i < size[0]; i++) {
            if (i == 0 || features[i] != features[i - 1]) {
                features[distinct++] = features[i];
            }
        }
        return Arrays.copyOf(features, distinct);
    }

    /** All features, as often as met. */
    static void walk(String text, Sink sink) {
        Tokens cut = Tokens.of(text);
        walk(cut, hashes(cut.tokens()), sink);
    }

    private static void walk(Tokens cut, long[] hashes, Sink sink) {
        List<String> tokens = cut.tokens();
        for (int i = 0; i < hashes.length; i++) {
            long run = 0;
            for (int length = 1; length <= LONGEST_RUN && i + length <= hashes.length; length++) {
                run = LongCounts.mix(run * 31 + hashes[i + length - 1] + length);
                sink.feature(isWord(tokens, i, length) ? run | 1 : run & ~1L, tokens, i, i + length);
            }
        }
        for (String mark : cut.marks()) {
            sink.feature(hash(mark) | 1, List.of(mark), 0, 1);
        }
    }

    private static boolean isWord(List<String> tokens, int from, int length) {
        boolean spaceless = Tokens.isSpaceless(tokens.get(from).codePointAt(0));
        return length == (spaceless ? 2 : 1);
    }

    /** Whether a naive Bayes counts the feature. */
    static boolean isWord(long feature) {
        return (feature & 1) == 1;
    }

    static long hash(String token) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < token.length(); i++) {
            h = (h ^ token.charAt(i)) * 0x100000001b3L;
        }
        return LongCounts.mix(h);
    }
}
