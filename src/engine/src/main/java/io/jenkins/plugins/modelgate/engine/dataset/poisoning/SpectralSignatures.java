package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Rows that stand out in the main direction of their class's embeddings: spectral signatures (Tran et al. 2018). The direction is the
 * first singular vector of the centred embeddings, by power iteration; a row's score is its squared part in it.
 */
final class SpectralSignatures implements Indicator {
    private static final int MOST_ROWS = 20_000;
    private static final int ITERATIONS = 30;

    /** Score, in medians of its class, from which a row stands out: chance gives one in ten thousand. */
    private static final double FAR = 33;

    private static final double LEAST_SHARE = 0.004;
    private static final int LEAST = 5;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        Table embeddings = data.options().embeddings();
        if (embeddings == null || !data.labels().usable()) {
            return;
        }
        ConfidentLearning.requireSameRows(data, embeddings);
        List<Column> columns = embeddings.columns().stream()
                .filter(column -> column.type().isNumeric())
                .toList();
        if (columns.size() < 2) {
            throw new DatasetException(
                    embeddings.name() + " has fewer than two numeric columns: give one per dimension");
        }
        String names = columns.stream()
                .map(column -> "p." + embeddings.dialect().quote(column.name()))
                .collect(Collectors.joining(", "));
        for (int label = 0; label < data.labels().count(); label++) {
            List<float[]> vectors = new ArrayList<>();
            List<Long> rows = new ArrayList<>();
            data.table()
                    .query(
                            "SELECT t.r, " + names + " FROM (SELECT " + data.row() + " r, "
                                    + data.labels().expression()
                                    + " l FROM " + data.table().relation() + ") AS t JOIN (SELECT *, "
                                    + embeddings.rowColumn() + " r_ FROM " + embeddings.relation()
                                    + ") AS p ON t.r = p.r_ WHERE t.l = "
                                    + data.dialect()
                                            .literal(data.labels().names().get(label)) + " LIMIT " + MOST_ROWS,
                            row -> {
                                float[] vector = new float[columns.size()];
                                for (int i = 0; i < vector.length; i++) {
                                    double value = row.decimal(i + 1);
                                    vector[i] = Double.isFinite(value) ? (float) value : 0;
                                }
                                vectors.add(vector);
                                rows.add(row.number(0));
                            });
            if (data.labels().rows()[label] > MOST_ROWS) {
                outcome.notExamined("embeddings of the first " + MOST_ROWS + " rows of a label were examined");
            }
            examine(data, label, vectors, rows, outcome);
        }
    }

    private static void examine(Examined data, int label, List<float[]> vectors, List<Long> rows, Outcome outcome) {
        int n = vectors.size();
        if (n < 50) {
            return;
        }
        double[] scores = scores(vectors);
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double median = sorted[n / 2];
        List<Integer> far = new ArrayList<>();
        for (int i = 0; i < n && median > 0; i++) {
            if (scores[i] > FAR * median) {
                far.add(i);
            }
        }
        if (far.size() >= Math.max(LEAST, LEAST_SHARE * n)) {
            outcome.finding(
                    PoisoningRules.SPECTRAL_SIGNATURE,
                    Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "%d of %d rows with label %s stand out in the main direction of their embeddings",
                            far.size(),
                            n,
                            SafeText.quote(data.labels().names().get(label))));
            far.forEach(i -> outcome.row(
                    rows.get(i), PoisoningRules.SPECTRAL_SIGNATURE, "stands out in the embeddings of its label"));
        }
    }

    private static double[] scores(List<float[]> vectors) {
        int d = vectors.get(0).length;
        double[] mean = new double[d];
        for (float[] vector : vectors) {
            for (int i = 0; i < d; i++) {
                mean[i] += vector[i] / (double) vectors.size();
            }
        }
        double[] direction = new Random(42).doubles(d, -1, 1).toArray();
        double[] scores = new double[vectors.size()];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[d];
            for (int r = 0; r < scores.length; r++) {
                float[] vector = vectors.get(r);
                double part = 0;
                for (int i = 0; i < d; i++) {
                    part += (vector[i] - mean[i]) * direction[i];
                }
                scores[r] = part * part;
                for (int i = 0; i < d; i++) {
                    next[i] += part * (vector[i] - mean[i]);
                }
            }
            double length = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
            if (length == 0) {
                return scores;
            }
            direction = Arrays.stream(next).map(x -> x / length).toArray();
        }
        return scores;
    }
}
