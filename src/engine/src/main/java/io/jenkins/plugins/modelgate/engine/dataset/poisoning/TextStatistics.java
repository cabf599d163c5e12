package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;

/** How many rows of each class show each word and run of words, from one pass over the texts. */
final class TextStatistics {
    /** Bytes of the counts. */
    private static final int MEMORY = 48 << 20;

    private final LongCounts counts;
    private final long[] rowsOf;
    private long longTexts;

    private TextStatistics(int classes) {
        counts = new LongCounts(classes, MEMORY / (8 + 4 * classes));
        rowsOf = new long[classes];
    }

    static TextStatistics of(Examined data) throws DatasetException, InterruptedException {
        TextStatistics statistics = new TextStatistics(Math.max(1, data.labels().count()));
        boolean labelled = data.labels().usable();
        data.texts().each(text -> statistics.count(labelled ? text.label() : 0, text));
        return statistics;
    }

    private void count(int label, ShownText text) {
        if (label < 0) {
            return;
        }
        longTexts += text.tooLong() ? 1 : 0;
        rowsOf[label]++;
        for (long feature : text.features()) {
            counts.add(feature, label);
        }
    }

    LongCounts counts() {
        return counts;
    }

    /** Rows per class. */
    long[] rowsOf() {
        return rowsOf.clone();
    }

    long rows() {
        long sum = 0;
        for (long rows : rowsOf) {
            sum += rows;
        }
        return sum;
    }

    /** Texts that were read only in their first part. */
    long longTexts() {
        return longTexts;
    }
}
