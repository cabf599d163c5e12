package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Words, runs of words and hidden characters that stand with one label while the rest of their rows contradicts it, or that are new. */
final class TriggerWords implements Indicator {
    private static final int MOST_CANDIDATES = 6000;
    private static final int MOST_DOCUMENTS = 40;
    private static final int CONTROLS = 500;
    private static final long MOST_FEATURES = 6_000_000;

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
        List<List<Document>> controls = new ArrayList<>();
        List<List<Document>> documents = collect(data, statistics, candidates, controls);
        Contradiction contradiction = new Contradiction(false, statistics.counts(), statistics.rowsOf(), controls);
        boolean[] contradicted = new boolean[candidates.size()];
        IntStream.range(0, contradicted.length).parallel().forEach(i -> {
            Candidate candidate = candidates.get(i);
            long[] own = {candidate.feature()};
            contradicted[i] = contradiction
                    .judge(candidate.label(), documents.get(i), own, candidates.size())
                    .contradicted();
        });
        List<Candidate> planted = new ArrayList<>();
        List<Candidate> fresh = new ArrayList<>();
        List<Candidate> known = new ArrayList<>();
        for (int i = 0; i < contradicted.length; i++) {
            Candidate candidate = candidates.get(i);
            boolean significant = significant(data, statistics, candidate);
            if (significant && NewSigns.isNew(data, candidate)) {
                fresh.add(candidate);
            } else if (contradicted[i]) {
                planted.add(candidate);
            } else if (significant) {
                known.add(candidate);
            }
        }
        TriggerReport.report(data, outcome, planted, fresh, known);
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

    /** Rows of each candidate's label that show it, and of each class some rows to compare with. */
    private static List<List<Document>> collect(
            Examined data, TextStatistics statistics, List<Candidate> candidates, List<List<Document>> controls)
            throws DatasetException, InterruptedException {
        LongIndex wanted =
                new LongIndex(candidates.stream().mapToLong(Candidate::feature).toArray());
        List<List<Document>> documents = new ArrayList<>();
        candidates.forEach(candidate -> documents.add(new ArrayList<>(4)));
        long[] rowsOf = statistics.rowsOf();
        for (int c = 0; c < rowsOf.length; c++) {
            controls.add(new ArrayList<>());
        }
        long[] seen = new long[rowsOf.length];
        int[] met = new int[candidates.size()];
        long[] kept = {0};
        data.texts().each(text -> {
            int label = text.label();
            if (label < 0) {
                return;
            }
            Document document = text.document();
            if (seen[label]++ % Math.max(1, rowsOf[label] / CONTROLS) == 0) {
                controls.get(label).add(document);
            }
            for (long feature : document.features()) {
                int at = wanted.of(feature);
                if (at < 0 || candidates.get(at).label() != label) {
                    continue;
                }
                // Spread over the file: the first rows alone could be what an attacker wants to be judged.
                int turn = met[at]++;
                if (turn % Math.max(1, candidates.get(at).labelled() / MOST_DOCUMENTS) == 0
                        && kept[0] < MOST_FEATURES) {
                    List<Document> list = documents.get(at);
                    list.add(document);
                    kept[0] += list.size() == 1 ? document.features().length : 0;
                }
            }
        });
        return documents;
    }
}
