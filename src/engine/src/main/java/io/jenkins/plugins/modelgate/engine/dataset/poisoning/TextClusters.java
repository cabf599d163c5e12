package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts that are nearly the same, gathered by the bands of their {@link MinHash}: one pass counts bands, a second one gathers. */
final class TextClusters {
    /** Texts that share a band need to be alike by this share of their shingles to belong together. */
    private static final double RELATED = 0.5;

    private static final int MOST_BANDS = 32 << 20 >> 4;
    private static final int MOST_CLUSTERS = 2000;

    /** Texts that belong together. */
    static final class Cluster {
        private final long[] shingles;
        private final Set<Long> texts = new HashSet<>();
        private final List<Long> rows = new ArrayList<>();
        private final Map<Integer, Integer> labels = new HashMap<>();

        private Cluster(long[] shingles) {
            this.shingles = shingles;
        }

        /** Numbers of the rows, in the order of the table. */
        List<Long> rows() {
            return rows;
        }

        /** Number of different texts. */
        int texts() {
            return texts.size();
        }

        /** The most frequent label, -1 for none. */
        int label() {
            return labels.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(-1);
        }

        /** Its share. */
        double purity() {
            return labels.values().stream().mapToInt(n -> n).max().orElse(0) / (double) rows.size();
        }
    }

    /** Gives all texts, the same in each pass. */
    interface Source {
        void each(Texts.Sink sink) throws DatasetException, InterruptedException;
    }

    private final LongCounts bands = new LongCounts(1, MOST_BANDS);
    private final Map<Long, Cluster> byBand = new HashMap<>();
    private final List<Cluster> clusters = new ArrayList<>();
    private final long crowd;
    private boolean full;

    /** @param least rows of a cluster that is of interest; changed copies share each band with some of the others only */
    private TextClusters(long least) {
        this.crowd = Math.max(3, least / 5);
    }

    /**
     * All clusters of at least so many rows.
     *
     * @param outcome told what did not fit into memory
     */
    static List<Cluster> of(Source source, long least, Outcome outcome) throws DatasetException, InterruptedException {
        TextClusters gathered = new TextClusters(least);
        source.each(text -> {
            for (long band : text.bands()) {
                gathered.bands.add(band, 0);
            }
        });
        if (gathered.bands.lost() >= least) {
            outcome.notExamined("near-duplicates in groups of up to " + gathered.bands.lost()
                    + " texts were not examined: their hashes did not fit into memory");
        }
        source.each(gathered::take);
        if (gathered.full) {
            outcome.notExamined("more than " + MOST_CLUSTERS + " groups of near-duplicates: the rest was not examined");
        }
        return gathered.clusters.stream()
                .filter(cluster -> cluster.rows.size() >= least)
                .toList();
    }

    private void take(ShownText text) {
        Cluster home = null;
        boolean crowded = false;
        for (long band : text.bands()) {
            if (bands.of(band, 0) >= crowd) {
                crowded = true;
                Cluster known = byBand.get(band);
                if (home == null && known != null && MinHash.similarity(known.shingles, text.shingles()) >= RELATED) {
                    home = known;
                }
            }
        }
        if (!crowded) {
            return;
        }
        if (home == null) {
            if (clusters.size() >= MOST_CLUSTERS) {
                full = true;
                return;
            }
            home = new Cluster(text.shingles());
            clusters.add(home);
        }
        for (long band : text.bands()) {
            if (bands.of(band, 0) >= crowd) {
                byBand.putIfAbsent(band, home);
            }
        }
        home.texts.add(text.hash());
        home.rows.add(text.row());
        home.labels.merge(text.label(), 1, Integer::sum);
    }
}
