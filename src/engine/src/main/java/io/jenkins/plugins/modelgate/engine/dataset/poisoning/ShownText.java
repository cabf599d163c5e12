package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.List;

/**
 * What a text shows, from one cut into tokens.
 *
 * @param row its number
 * @param label class of the row, -1 for none
 * @param hash of the whole text
 * @param features words and runs of words, sorted, each once
 * @param shingles runs of words for {@link MinHash}, sorted, each once; none in a short text
 * @param bands of the shingles; none in a short text
 * @param marks what is hidden in it, {@link #NEEDLESS} and others
 * @param tooLong whether only its first part was cut into tokens
 */
record ShownText(
        long row, int label, long hash, long[] features, long[] shingles, long[] bands, int marks, boolean tooLong) {
    /** Characters that no script and no emoji needs inside a text. */
    static final int NEEDLESS = 1;

    /** Invisible characters inside a word. */
    static final int INSIDE = 2;

    /** Invisible characters elsewhere. */
    static final int BETWEEN = 4;

    /** Words that mix scripts that look alike. */
    static final int MIXED = 8;

    private static final long[] NONE = {};

    static ShownText of(long row, int label, String text) {
        Tokens cut = Tokens.of(text);
        List<String> tokens = cut.tokens();
        long[] hashes = TextFeatures.hashes(tokens);
        long[] shingles = MinHash.shingles(hashes);
        return new ShownText(
                row,
                label,
                TextFeatures.hash(text),
                TextFeatures.of(cut, hashes),
                shingles,
                shingles.length == 0 ? NONE : MinHash.bands(shingles),
                marks(text, cut),
                text.length() > Tokens.MOST_CHARACTERS);
    }

    private static int marks(String text, Tokens cut) {
        int marks = cut.marks().contains(Tokens.MIXED) ? MIXED : 0;
        boolean hidden = false;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (Hidden.is(codePoint)) {
                hidden = true;
                marks |= Hidden.isNeverNeeded(codePoint) ? NEEDLESS : 0;
            }
            i += Character.charCount(codePoint);
        }
        return !hidden ? marks : marks | (Hidden.insideWords(text) > 0 ? INSIDE : BETWEEN);
    }

    boolean has(int mark) {
        return (marks & mark) != 0;
    }

    /** As a row for a naive Bayes. */
    Document document() {
        return new Document(row, label, features);
    }

    /** Bytes in memory, about. */
    long bytes() {
        return 120 + 8L * (features.length + shingles.length + bands.length);
    }
}
