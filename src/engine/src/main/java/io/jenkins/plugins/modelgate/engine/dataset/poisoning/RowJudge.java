package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.HashMap;
import java.util.Map;

/** Which rows of the sample speak against their label: by their words, else by their values. */
final class RowJudge {
    private static final long[] NOTHING = {};

    private RowJudge() {}

    /** One for each row of the sample; none at all where there is nothing to judge by. */
    static boolean[] against(Examined data) throws DatasetException, InterruptedException {
        if (!data.columns(ColumnRole.TEXT).isEmpty()) {
            return byWords(data);
        }
        RowSample sample = data.sample();
        if (sample.features().isEmpty()) {
            return new boolean[0];
        }
        LongCounts counts = new LongCounts(data.labels().count(), 4_000_000);
        long[] rowsOf = new long[data.labels().count()];
        Document[] documents = new Document[sample.size()];
        for (int r = 0; r < documents.length; r++) {
            documents[r] = sample.document(r);
            if (documents[r].label() >= 0) {
                rowsOf[documents[r].label()]++;
                for (long feature : documents[r].features()) {
                    counts.add(feature, documents[r].label());
                }
            }
        }
        FeatureBayes bayes = new FeatureBayes(counts, rowsOf);
        boolean[] against = new boolean[documents.length];
        for (int r = 0; r < against.length; r++) {
            against[r] = documents[r].label() >= 0 && bayes.margin(documents[r], NOTHING) < 0;
        }
        return against;
    }

    private static boolean[] byWords(Examined data) throws DatasetException, InterruptedException {
        if (data.table().rowColumn() == null) {
            // Texts and sources come from two statements: without numbers nothing joins them.
            return new boolean[0];
        }
        RowSample sample = data.sample();
        TextStatistics statistics = data.text();
        FeatureBayes bayes = new FeatureBayes(statistics.counts(), statistics.rowsOf());
        Map<Long, Integer> drawn = new HashMap<>();
        for (int r = 0; r < sample.size(); r++) {
            drawn.put(sample.row(r), r);
        }
        boolean[] against = new boolean[sample.size()];
        data.texts().each(text -> {
            Integer row = text.label() < 0 ? null : drawn.get(text.row());
            if (row != null) {
                against[row] = bayes.margin(text.document(), NOTHING) < 0;
            }
        });
        return against;
    }
}
