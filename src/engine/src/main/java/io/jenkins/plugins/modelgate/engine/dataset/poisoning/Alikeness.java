package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How alike rows are: the mean share of what two of them show in common, over pairs. */
final class Alikeness {
    private static final int MOST = 60;

    private Alikeness() {}

    /** 0 to 1; 0 for fewer than two rows. */
    static double of(Collection<Document> documents, long[] without) {
        List<Document> all = new ArrayList<>(documents);
        int step = Math.max(1, all.size() / MOST);
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < all.size(); i += step) {
            for (int j = i + step; j < all.size(); j += step) {
                sum += common(all.get(i), all.get(j), without);
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private static double common(Document a, Document b, long[] without) {
        int common = 0;
        int counted = 0;
        for (long feature : a.features()) {
            if (Arrays.binarySearch(without, feature) < 0) {
                counted++;
                common += b.shows(feature) ? 1 : 0;
            }
        }
        return counted == 0 ? 0 : common / (double) counted;
    }
}
