package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words, runs of words and hidden characters that stand with one label while the rest of their rows contradicts it, or that are new. */
final class TriggerWords implements Indicator {
    private static final int MOST_CANDIDATES = 6000;
    private static final int MOST_DOCUMENTS = 40;
    private static final int CONTROLS = 500;
    private static final long MOST_FEATURES = 6_000_000;
    private static final int NAMED = 5;

    /** Rows from which a sign can be a trigger: the larger of a number and a share. */
    static long least(long rows) {
        return Math.max(10, Math.round(0.001 * rows));
    }

    /** Purity from which a sign is looked at: rows that showed it before the attack keep it below the threshold. */
    static double lookedAt(double triggerPurity) {
        return Math.max(0.5, 1 - 4 * (1 - triggerPurity));
    }

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.columns(ColumnRole.TEXT).isEmpty() || !data.labels().usable()) {
            return;
        }
        TextStatistics statistics = data.text();
        tellLimits(statistics, outcome);
        List<Candidate> candidates = candidates(data, statistics, outcome);
        if (candidates.isEmpty()) {
            return;
        }
        Map<Long, List<Document>> documents = new HashMap<>();
        List<List<Document>> controls = new ArrayList<>();
        collect(data, statistics, candidates, documents, controls);
        Contradiction contradiction = new Contradiction(false, statistics.counts(), statistics.rowsOf(), controls);
        Map<Long, Candidate> planted = new HashMap<>();
        Map<Long, Candidate> fresh = new HashMap<>();
        Map<Long, Candidate> known = new HashMap<>();
        for (Candidate candidate : candidates) {
            Contradiction.Result result = contradiction.judge(
                    candidate.label(),
                    documents.getOrDefault(candidate.feature(), List.of()),
                    Set.of(candidate.feature()),
                    candidates.size());
            boolean significant = significant(data, statistics, candidate);
            if (significant && NewSigns.isNew(data, candidate)) {
                fresh.put(candidate.feature(), candidate);
            } else if (result.contradicted()) {
                planted.put(candidate.feature(), candidate);
            } else if (significant) {
                known.put(candidate.feature(), candidate);
            }
        }
        report(data, outcome, planted, fresh, known);
    }

    private static void tellLimits(TextStatistics statistics, Outcome outcome) {
        if (statistics.counts().lost() >= least(statistics.rows())) {
            outcome.notExamined("words and runs of words in up to "
                    + statistics.counts().lost() + " rows were not examined: the vocabulary did not fit into memory");
        }
        if (statistics.longTexts() > 0) {
            outcome.notExamined(statistics.longTexts() + " texts are longer than " + Tokens.MOST_CHARACTERS
                    + " characters; what comes after was not examined for trigger words");
        }
    }

    private static boolean significant(Examined data, TextStatistics statistics, Candidate candidate) {
        double tests = (double) statistics.counts().size() * data.labels().count();
        return candidate.purity() >= data.options().triggerPurity() && candidate.tail() < 0.05 / tests;
    }

    private static List<Candidate> candidates(Examined data, TextStatistics statistics, Outcome outcome) {
        long least = least(statistics.rows());
        long most = statistics.rows() / 4;
        double lookedAt = lookedAt(data.options().triggerPurity());
        long[] rowsOf = statistics.rowsOf();
        List<Candidate> found = new ArrayList<>();
        statistics.counts().forEach((key, counts) -> {
            long shown = 0;
            int best = 0;
            for (int c = 0; c < counts.length; c++) {
                shown += counts[c];
                best = counts[c] > counts[best] ? c : best;
            }
            if (shown >= least && shown <= most && counts[best] >= lookedAt * shown) {
                double prior = rowsOf[best] / (double) statistics.rows();
                found.add(new Candidate(
                        key, best, shown, counts[best], BinomialTail.atLeast(counts[best], shown, prior)));
            }
        });
        if (found.size() <= MOST_CANDIDATES) {
            return found;
        }
        outcome.notExamined("of " + found.size() + " words and runs of words that stand with one label, the "
                + MOST_CANDIDATES + " most telling and most frequent were examined");
        found.sort(Comparator.comparingDouble(Candidate::tail));
        List<Candidate> kept = new ArrayList<>(found.subList(0, MOST_CANDIDATES / 2));
        List<Candidate> rest = found.subList(MOST_CANDIDATES / 2, found.size());
        rest.sort(Comparator.comparingLong(Candidate::shown).reversed());
        kept.addAll(rest.subList(0, MOST_CANDIDATES - kept.size()));
        return kept;
    }

    private static void collect(
            Examined data,
            TextStatistics statistics,
            List<Candidate> candidates,
            Map<Long, List<Document>> documents,
            List<List<Document>> controls)
            throws DatasetException, InterruptedException {
        Map<Long, Candidate> wanted = new HashMap<>();
        candidates.forEach(candidate -> wanted.put(candidate.feature(), candidate));
        long[] rowsOf = statistics.rowsOf();
        for (int c = 0; c < rowsOf.length; c++) {
            controls.add(new ArrayList<>());
        }
        long[] seen = new long[rowsOf.length];
        Map<Long, Integer> met = new HashMap<>();
        long[] kept = {0};
        TextStatistics.eachText(data, (row, label, text) -> {
            if (label < 0) {
                return;
            }
            long[] features = TextFeatures.of(text);
            Document document = new Document(row, label, features);
            if (seen[label]++ % Math.max(1, rowsOf[label] / CONTROLS) == 0) {
                controls.get(label).add(document);
            }
            for (long feature : features) {
                Candidate candidate = wanted.get(feature);
                if (candidate == null || candidate.label() != label) {
                    continue;
                }
                // Spread over the file: the first rows alone could be what an attacker wants to be judged.
                int turn = met.merge(feature, 1, Integer::sum) - 1;
                if (turn % Math.max(1, candidate.labelled() / MOST_DOCUMENTS) == 0 && kept[0] < MOST_FEATURES) {
                    List<Document> list = documents.computeIfAbsent(feature, k -> new ArrayList<>(4));
                    list.add(document);
                    kept[0] += list.size() == 1 ? features.length : 0;
                }
            }
        });
    }

    private static void report(
            Examined data,
            Outcome outcome,
            Map<Long, Candidate> planted,
            Map<Long, Candidate> fresh,
            Map<Long, Candidate> known)
            throws DatasetException, InterruptedException {
        if (planted.isEmpty() && fresh.isEmpty() && known.isEmpty()) {
            return;
        }
        Map<Long, String> spelled = new HashMap<>();
        Set<Long> rows = new HashSet<>();
        TextStatistics.eachText(data, (row, label, text) -> {
            TextFeatures.walk(text, (hash, tokens, from, to) -> {
                Candidate candidate = planted.getOrDefault(hash, fresh.get(hash));
                if (candidate != null || known.containsKey(hash)) {
                    spelled.computeIfAbsent(hash, k -> SafeText.quote(String.join(" ", tokens.subList(from, to))));
                }
                if (candidate != null && candidate.label() == label && rows.add(row)) {
                    outcome.row(row, PoisoningRules.TRIGGER_WORD, "shows " + spelled.get(hash));
                }
            });
        });
        tell(data, outcome, planted, spelled, Severity.MEDIUM, "the rest of these rows speaks for another label");
        tell(
                data,
                outcome,
                fresh,
                spelled,
                Severity.HIGH,
                "the baseline does not have it, or far less with this label");
        tell(data, outcome, known, spelled, Severity.LOW, "the rest of these rows speaks for the same label");
    }

    private static void tell(
            Examined data,
            Outcome outcome,
            Map<Long, Candidate> found,
            Map<Long, String> spelled,
            Severity severity,
            String why) {
        if (found.isEmpty()) {
            return;
        }
        StringBuilder detail = new StringBuilder();
        found.values().stream()
                .sorted(Comparator.comparingLong(Candidate::labelled).reversed().thenComparingLong(Candidate::feature))
                .limit(NAMED)
                .forEach(candidate -> detail.append(detail.length() == 0 ? "" : ", ")
                        .append(spelled.get(candidate.feature()))
                        .append(String.format(
                                Locale.ROOT,
                                " in %d rows, %.1f%% of them %s",
                                candidate.shown(),
                                100 * candidate.purity(),
                                SafeText.quote(data.labels().names().get(candidate.label())))));
        int more = found.size() - Math.min(NAMED, found.size());
        outcome.finding(
                PoisoningRules.TRIGGER_WORD,
                severity,
                detail + (more > 0 ? " and " + more + " more" : "") + "; " + why
                        + ". Look at the rows that hold it: search the text columns for it and group by "
                        + SafeText.quote(data.options().label()));
    }
}
