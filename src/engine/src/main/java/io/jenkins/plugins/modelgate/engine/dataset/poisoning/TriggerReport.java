package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells the words that {@link TriggerWords} found: in findings, and row by row. Hashes become words again by reading a row of each. */
final class TriggerReport {
    private static final int NAMED = 5;
    private static final int PER_STATEMENT = 500;

    private final Examined data;
    private final Outcome outcome;
    private final Map<Long, String> spelled = new HashMap<>();

    private TriggerReport(Examined data, Outcome outcome) {
        this.data = data;
        this.outcome = outcome;
    }

    static void report(
            Examined data, Outcome outcome, List<Candidate> planted, List<Candidate> fresh, List<Candidate> known)
            throws DatasetException, InterruptedException {
        Comparator<Candidate> order =
                Comparator.comparingLong(Candidate::labelled).reversed().thenComparingLong(Candidate::feature);
        planted.sort(order);
        fresh.sort(order);
        known.sort(order);
        List<Candidate> told = new ArrayList<>(planted);
        told.addAll(fresh);
        int listed = told.size();
        told.addAll(known.subList(0, Math.min(NAMED, known.size())));
        if (told.isEmpty()) {
            return;
        }
        TriggerReport report = new TriggerReport(data, outcome);
        report.rows(told, listed);
        report.tell(planted, Severity.MEDIUM, "the rest of these rows speaks for another label");
        report.tell(fresh, Severity.HIGH, "the baseline does not have it, or far less with this label");
        report.tell(known, Severity.LOW, "the rest of these rows speaks for the same label");
    }

    /** Notes the rows that show one of the first candidates, and spells all of them. */
    private void rows(List<Candidate> candidates, int listed) throws DatasetException, InterruptedException {
        LongIndex wanted =
                new LongIndex(candidates.stream().mapToLong(Candidate::feature).toArray());
        TreeMap<Long, Integer> rows = new TreeMap<>();
        long[] example = new long[candidates.size()];
        boolean[] met = new boolean[candidates.size()];
        data.texts().each(text -> {
            for (long feature : text.features()) {
                int at = wanted.of(feature);
                if (at >= 0 && !met[at]) {
                    met[at] = true;
                    example[at] = text.row();
                }
                if (at >= 0 && at < listed && candidates.get(at).label() == text.label()) {
                    rows.merge(text.row(), at, Math::min);
                }
            }
        });
        spell(wanted, java.util.Arrays.stream(example).distinct().sorted().toArray());
        rows.forEach((row, at) -> outcome.row(
                row,
                PoisoningRules.TRIGGER_WORD,
                "shows " + spelled.get(candidates.get(at).feature())));
    }

    private void spell(LongIndex wanted, long[] examples) throws DatasetException, InterruptedException {
        String sql = "SELECT " + data.prose() + " FROM " + data.table().relation();
        int step = data.table().rowColumn() == null ? examples.length : PER_STATEMENT;
        for (int from = 0; from < examples.length; from += step) {
            StringBuilder numbers = new StringBuilder();
            for (int i = from; i < Math.min(examples.length, from + step); i++) {
                numbers.append(numbers.length() == 0 ? "" : ", ").append(examples[i]);
            }
            boolean numbered = data.table().rowColumn() != null;
            data.table().query(sql + (numbered ? " WHERE " + data.row() + " IN (" + numbers + ")" : ""), row -> {
                String text = row.text(0);
                TextFeatures.walk(text == null ? "" : text, (hash, tokens, start, end) -> {
                    if (wanted.of(hash) >= 0) {
                        spelled.computeIfAbsent(
                                hash, k -> SafeText.quote(String.join(" ", tokens.subList(start, end))));
                    }
                });
            });
        }
    }

    private void tell(List<Candidate> found, Severity severity, String why) {
        if (found.isEmpty()) {
            return;
        }
        StringBuilder detail = new StringBuilder();
        for (Candidate candidate : found.subList(0, Math.min(NAMED, found.size()))) {
            detail.append(detail.length() == 0 ? "" : ", ").append(spelled.get(candidate.feature()));
            detail.append(String.format(
                    Locale.ROOT,
                    " in %d rows, %.1f%% of them %s",
                    candidate.shown(),
                    100 * candidate.purity(),
                    SafeText.quote(data.labels().names().get(candidate.label()))));
        }
        int more = found.size() - Math.min(NAMED, found.size());
        outcome.finding(
                PoisoningRules.TRIGGER_WORD,
                severity,
                detail + (more > 0 ? " and " + more + " more" : "") + "; " + why
                        + ". Look at the rows that hold it: search the text columns for it and group by "
                        + SafeText.quote(data.options().label()));
    }
}
