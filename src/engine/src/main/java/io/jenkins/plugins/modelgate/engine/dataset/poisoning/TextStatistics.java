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
        int classes = Math.max(1, data.labels().count());
        TextStatistics statistics = new TextStatistics(classes);
        eachText(data, (row, label, text) -> statistics.count(data.labels().usable() ? label : 0, text));
        return statistics;
    }

    /** Takes a row's text. */
    interface TextSink {
        void text(long row, int label, String text);
    }

    /** All rows with prose, -1 for a row without a label. */
    static void eachText(Examined data, TextSink sink) throws DatasetException, InterruptedException {
        String sql = "SELECT " + data.row() + ", " + data.labels().expression() + ", " + data.prose() + " FROM "
                + data.table().relation();
        data.table().query(sql, row -> {
            String text = row.text(2);
            if (text != null && !text.isEmpty()) {
                sink.text(row.number(0), data.labels().index(row.text(1)), text);
            }
        });
    }

    private void count(int label, String text) {
        if (label < 0) {
            return;
        }
        if (text.length() > Tokens.MOST_CHARACTERS) {
            longTexts++;
        }
        rowsOf[label]++;
        for (long feature : TextFeatures.of(text)) {
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
