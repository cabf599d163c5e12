package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nearly the same text many times with one label. */
final class NearDuplicateTexts implements Indicator {
    /** Share of its words from which two texts are nearly the same. */
    private static final double SIMILAR = 0.8;

    /** Texts that share a band need to be less alike to belong to a cluster that is mostly alike. */
    private static final double RELATED = 0.5;

    private static final int LEAST = 12;
    private static final double LEAST_SHARE = 0.001;

    /** Share from which a cluster stands out in data that has templates. */
    private static final double ALONE = 0.005;

    private static final double ONE_LABEL = 0.9;
    private static final int MOST_BANDS = 32 << 20 >> 4;
    private static final int MOST_CLUSTERS = 2000;

    private static final class Cluster {
        private final long[] shingles;
        private final Set<Long> texts = new HashSet<>();
        private final List<Long> rows = new ArrayList<>();
        private final Map<Integer, Integer> labels = new HashMap<>();
        private int alike;

        private Cluster(long[] shingles) {
            this.shingles = shingles;
        }

        private double purity() {
            return labels.values().stream().mapToInt(n -> n).max().orElse(0) / (double) rows.size();
        }
    }

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.columns(ColumnRole.TEXT).isEmpty()) {
            return;
        }
        LongCounts bands = new LongCounts(1, MOST_BANDS);
        data.texts().each(text -> {
            for (long band : text.bands()) {
                bands.add(band, 0);
            }
        });
        long least = Math.max(LEAST, Math.round(LEAST_SHARE * data.rows()));
        if (bands.lost() >= least) {
            outcome.notExamined("near-duplicates in groups of up to " + bands.lost()
                    + " texts were not examined: their hashes did not fit into memory");
        }
        List<Cluster> clusters = clusters(data, bands, least, outcome);
        clusters.removeIf(cluster -> cluster.rows.size() < least
                || cluster.texts.size() < 2
                || data.labels().usable() && cluster.purity() < ONE_LABEL);
        for (Cluster cluster : clusters) {
            tell(data, outcome, cluster);
        }
    }

    private static List<Cluster> clusters(Examined data, LongCounts bands, long least, Outcome outcome)
            throws DatasetException, InterruptedException {
        Map<Long, Cluster> byBand = new HashMap<>();
        List<Cluster> clusters = new ArrayList<>();
        boolean[] full = {false};
        data.texts().each(text -> {
            long[] shingles = text.shingles();
            long[] own = text.bands();
            Cluster home = null;
            boolean crowded = false;
            for (long band : own) {
                if (bands.of(band, 0) >= crowd(least)) {
                    crowded = true;
                    Cluster known = byBand.get(band);
                    if (home == null && known != null && MinHash.similarity(known.shingles, shingles) >= RELATED) {
                        home = known;
                    }
                }
            }
            if (!crowded) {
                return;
            }
            if (home == null) {
                if (clusters.size() >= MOST_CLUSTERS) {
                    full[0] = true;
                    return;
                }
                home = new Cluster(shingles);
                clusters.add(home);
            }
            for (long band : own) {
                if (bands.of(band, 0) >= crowd(least)) {
                    byBand.putIfAbsent(band, home);
                }
            }
            home.alike += MinHash.similarity(home.shingles, shingles) >= SIMILAR ? 1 : 0;
            home.texts.add(text.hash());
            home.rows.add(text.row());
            home.labels.merge(text.label(), 1, Integer::sum);
        });
        if (full[0]) {
            outcome.notExamined("more than " + MOST_CLUSTERS + " groups of near-duplicates: the rest was not examined");
        }
        return clusters;
    }

    /** Texts that share a band from which a cluster begins: changed copies share each band with some of the others only. */
    private static long crowd(long least) {
        return Math.max(3, least / 5);
    }

    private static void tell(Examined data, Outcome outcome, Cluster cluster)
            throws DatasetException, InterruptedException {
        boolean alone = cluster.rows.size() >= ALONE * data.rows() && cluster.texts.size() > 0.2 * cluster.rows.size();
        int label = cluster.labels.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(-1);
        outcome.finding(
                PoisoningRules.NEAR_DUPLICATE_FLOOD,
                alone ? Severity.MEDIUM : Severity.LOW,
                cluster.rows.size() + " rows hold nearly the same text in " + cluster.texts.size() + " spellings"
                        + (label < 0 || !data.labels().usable()
                                ? ""
                                : ", with label "
                                        + SafeText.quote(data.labels().names().get(label)))
                        + ", first of them " + cluster.rows.subList(0, Math.min(3, cluster.rows.size()))
                        + ". Compare these rows: they share most runs of words");
        if (alone) {
            cluster.rows.forEach(row ->
                    outcome.row(row, PoisoningRules.NEAR_DUPLICATE_FLOOD, "is nearly the same as many other rows"));
        }
    }
}
