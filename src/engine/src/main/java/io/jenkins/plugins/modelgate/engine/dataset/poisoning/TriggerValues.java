package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Values, and pairs of values, that stand with one label while the rest of their rows contradicts it. */
final class TriggerValues implements Indicator {
    private static final int MOST_JUDGED = 10_000;
    private static final int MOST_DOCUMENTS = 200;
    private static final int CONTROLS = 1000;
    private static final int NAMED = 5;
    private static final int LISTED = 50;
    private static final int MOST_LISTED = 100_000;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (!data.labels().usable()
                || data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY).isEmpty()) {
            return;
        }
        RowSample sample = data.sample();
        ValueGroups groups = new ValueGroups(data, sample);
        List<ValueSign> signs = groups.all();
        groups.limits().forEach(outcome::notExamined);
        if (signs.size() > MOST_JUDGED) {
            outcome.notExamined("of " + signs.size() + " values and pairs that stand with one label, the " + MOST_JUDGED
                    + " most frequent were examined");
            signs.sort(Comparator.comparingLong(ValueSign::shown).reversed());
            signs = signs.subList(0, MOST_JUDGED);
        }
        if (signs.isEmpty()) {
            return;
        }
        judge(data, sample, signs, outcome);
    }

    private static void judge(Examined data, RowSample sample, List<ValueSign> signs, Outcome outcome)
            throws DatasetException, InterruptedException {
        LongCounts counts = new LongCounts(data.labels().count(), 4_000_000);
        long[] rowsOf = new long[data.labels().count()];
        List<List<Document>> controls = new ArrayList<>();
        for (int c = 0; c < rowsOf.length; c++) {
            controls.add(new ArrayList<>());
        }
        Document[] documents = new Document[sample.size()];
        for (int r = 0; r < documents.length; r++) {
            Document document = sample.document(r);
            documents[r] = document;
            if (document.label() >= 0) {
                rowsOf[document.label()]++;
                for (long feature : document.features()) {
                    counts.add(feature, document.label());
                }
            }
        }
        long[] seen = new long[rowsOf.length];
        for (Document document : documents) {
            int label = document.label();
            if (label >= 0 && seen[label]++ % Math.max(1, rowsOf[label] / CONTROLS) == 0) {
                controls.get(label).add(document);
            }
        }
        Contradiction contradiction = new Contradiction(true, counts, rowsOf, controls);
        List<ValueSign> judged = signs;
        Contradiction.Result[] results = new Contradiction.Result[judged.size()];
        IntStream.range(0, judged.size()).parallel().forEach(i -> {
            ValueSign sign = judged.get(i);
            results[i] = contradiction.judge(
                    sign.label(), sign.documents(sample, documents, MOST_DOCUMENTS), sign.own(sample), judged.size());
        });
        List<ValueSign> planted = new ArrayList<>();
        List<ValueSign> fresh = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < judged.size(); i++) {
            ValueSign sign = judged.get(i);
            boolean significant = sign.significant(data.options().triggerPurity(), signs.size() + 1000);
            if (significant && NewValues.isNew(data, sample, sign)) {
                fresh.add(sign);
            } else if (significant && results[i].strongly()
                    || !sign.natural()
                            && (results[i].contradicted() || significant && (sign.unexpected() || sign.pointMass()))) {
                planted.add(sign);
            } else if (significant) {
                known++;
            }
        }
        tell(
                data,
                sample,
                outcome,
                planted,
                Severity.MEDIUM,
                "the other columns of these rows speak for another label");
        tell(data, sample, outcome, fresh, Severity.HIGH, "the baseline does not have it with this label");
        if (known > 0) {
            outcome.finding(
                    PoisoningRules.TRIGGER_VALUE,
                    Severity.LOW,
                    known
                            + " values or pairs of values stand with one label, and the other columns of their rows agree:"
                            + " usual where a column tells the label; a clean-label trigger looks the same");
        }
    }

    private static void tell(
            Examined data, RowSample sample, Outcome outcome, List<ValueSign> signs, Severity severity, String why)
            throws DatasetException, InterruptedException {
        if (signs.isEmpty()) {
            return;
        }
        signs.sort(Comparator.comparingInt((ValueSign sign) -> sign.columns().length)
                .thenComparing(Comparator.comparingLong(ValueSign::labelled).reversed()));
        StringBuilder detail = new StringBuilder();
        for (ValueSign sign : signs.subList(0, Math.min(NAMED, signs.size()))) {
            detail.append(detail.length() == 0 ? "" : ", ").append(sign.spelled(sample));
            detail.append(String.format(
                    Locale.ROOT,
                    " in %d rows, %.1f%% of them %s",
                    sign.shown(),
                    100.0 * sign.labelled() / sign.shown(),
                    SafeText.quote(data.labels().names().get(sign.label()))));
        }
        int more = signs.size() - Math.min(NAMED, signs.size());
        outcome.finding(
                PoisoningRules.TRIGGER_VALUE,
                severity,
                detail + (more > 0 ? " and " + more + " more" : "") + "; " + why + ". Look at the rows: "
                        + signs.get(0).condition(data, sample));
        list(data, sample, outcome, signs.subList(0, Math.min(LISTED, signs.size())));
    }

    /** Notes the rows of the label that have one of the values: from memory, or by one statement. */
    private static void list(Examined data, RowSample sample, Outcome outcome, List<ValueSign> signs)
            throws DatasetException, InterruptedException {
        StringBuilder which = new StringBuilder("CASE");
        for (int i = 0; i < signs.size(); i++) {
            ValueSign sign = signs.get(i);
            if (sample.isWhole()) {
                for (int row : sign.rows(sample)) {
                    if (sample.label(row) == sign.label()) {
                        outcome.row(sample.row(row), PoisoningRules.TRIGGER_VALUE, "has " + sign.spelled(sample));
                    }
                }
            }
            which.append(" WHEN ").append(sign.condition(data, sample)).append(" AND ");
            which.append(data.labels().expression()).append(" = ");
            which.append(data.dialect().literal(data.labels().names().get(sign.label())));
            which.append(" THEN ").append(i);
        }
        if (!sample.isWhole()) {
            data.table()
                    .query(
                            "SELECT r, s FROM (SELECT " + data.row() + " r, " + which + " ELSE -1 END s FROM "
                                    + data.table().relation() + ") AS t WHERE s >= 0 LIMIT " + MOST_LISTED,
                            row -> outcome.row(
                                    row.number(0),
                                    PoisoningRules.TRIGGER_VALUE,
                                    "has " + signs.get((int) row.number(1)).spelled(sample)));
        }
    }
}
