package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/** Nearly the same text many times with one label. */
final class NearDuplicateTexts implements Indicator {
    private static final int LEAST = 12;
    private static final double LEAST_SHARE = 0.001;

    /** Share from which a cluster stands out in data that has templates. */
    private static final double ALONE = 0.005;

    private static final double ONE_LABEL = 0.9;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.columns(ColumnRole.TEXT).isEmpty()) {
            return;
        }
        long least = Math.max(LEAST, Math.round(LEAST_SHARE * data.rows()));
        for (TextClusters.Cluster cluster : TextClusters.of(data.texts()::each, least, outcome)) {
            if (cluster.texts() > 1 && (!data.labels().usable() || cluster.purity() >= ONE_LABEL)) {
                tell(data, outcome, cluster);
            }
        }
    }

    private static void tell(Examined data, Outcome outcome, TextClusters.Cluster cluster)
            throws DatasetException, InterruptedException {
        int rows = cluster.rows().size();
        boolean alone = rows >= ALONE * data.rows() && cluster.texts() > 0.2 * rows;
        int label = cluster.label();
        outcome.finding(
                PoisoningRules.NEAR_DUPLICATE_FLOOD,
                alone ? Severity.MEDIUM : Severity.LOW,
                rows + " rows hold nearly the same text in " + cluster.texts() + " spellings"
                        + (label < 0 || !data.labels().usable()
                                ? ""
                                : ", with label "
                                        + SafeText.quote(data.labels().names().get(label)))
                        + ", first of them " + cluster.rows().subList(0, Math.min(3, rows))
                        + ". Compare these rows: they share most runs of words");
        if (alone) {
            cluster.rows()
                    .forEach(row -> outcome.row(
                            row, PoisoningRules.NEAR_DUPLICATE_FLOOD, "is nearly the same as many other rows"));
        }
    }
}
