package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.dataset.measure.CategoryBins;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Categories;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows with new values a column brings by chance. One with a long tail of rare values always brings some: about as many as
 * the baseline had values once, f1, with a variance of f1 + 2·f2, where f2 values stood there twice; with t times as many rows,
 * t·f1 and t·f1 + 2·t²·f2. Source: I. J. Good, The population frequencies of species and the estimation of population parameters,
 * Biometrika 40 (1953), for the mean; the variance is the same sum over Poisson counts.
 */
final class RareValues {
    private static final double SIGMAS = 4;

    private RareValues() {}

    /** Whether chance alone brings so many rows that the baseline's values do not cover. */
    static boolean explain(Categories baseline, Histogram now) {
        long rows = baseline.rows();
        if (rows == 0 || now.unseen() == 0) {
            return false;
        }
        double ratio = now.binned() / (double) rows;
        double once = ratio * with(baseline, 1);
        double variance = once + 2 * ratio * ratio * with(baseline, 2);
        return once > 0 && now.unseen() <= once + SIGMAS * Math.sqrt(variance);
    }

    private static long with(Categories baseline, long rows) {
        return baseline.top().stream().filter(each -> each.rows() == rows).count();
    }

    /** Rows in the baseline's bins, whatever is new on its own. */
    static Histogram counted(ColumnProfile reference, ColumnProfile current) {
        return current.categories()
                .in(reference.categories().bins(), current.missing().nulls());
    }

    /**
     * The same for distances: where chance explains the new values and rare ones share a bin, new ones are rare ones. On their own
     * they would stand against none in the baseline, and two halves of one table would differ.
     */
    static Histogram pooled(ColumnProfile reference, ColumnProfile current) {
        Histogram counted = counted(reference, current);
        CategoryBins bins = (CategoryBins) counted.bins();
        if (bins.rest().isEmpty() || !explain(reference.categories(), counted)) {
            return counted;
        }
        List<Long> counts = new ArrayList<>(counted.counts());
        counts.set(bins.other(), Math.addExact(counts.get(bins.other()), counted.unseen()));
        counts.set(bins.unseen(), 0L);
        return new Histogram(bins, counts, current.missing().nulls(), 0, 0, 0, 0);
    }
}
