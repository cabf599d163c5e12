package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Bins;
import io.jenkins.plugins.modelgate.engine.dataset.measure.CategoryBins;
import io.jenkins.plugins.modelgate.engine.dataset.measure.NumericBins;
import java.util.List;

/** Names of bins in plain words. */
public final class Bin {
    private Bin() {}

    /** As a part of a sentence: {@code values from 1 to below 2}. */
    public static String words(Bins bins, int index) {
        if (bins instanceof CategoryBins categories) {
            return index < categories.names().size()
                    ? "rows with " + DriftWords.quoted(categories.names().get(index))
                    : index == categories.other() ? "rows with a rare value" : "rows with a new value";
        }
        return "values " + numbers((NumericBins) bins, index);
    }

    /** As a caption: {@code 1 to below 2}. */
    public static String caption(Bins bins, int index) {
        if (bins instanceof CategoryBins categories) {
            return index < categories.names().size()
                    ? categories.names().get(index)
                    : index == categories.other() ? "(rare values)" : "(new values)";
        }
        return numbers((NumericBins) bins, index);
    }

    private static String numbers(NumericBins bins, int index) {
        List<Double> points = bins.points();
        if (index < points.size()) {
            return "equal to " + DriftWords.number(points.get(index));
        }
        String others = points.isEmpty() ? "" : ", others";
        int interval = index - points.size();
        List<Double> edges = bins.edges();
        if (edges.isEmpty()) {
            return bins.discrete() ? "that are new" : "other than these";
        }
        if (interval == 0) {
            return "below " + DriftWords.number(edges.get(0)) + others;
        }
        return interval == edges.size()
                ? "from " + DriftWords.number(edges.get(interval - 1)) + " on" + others
                : "from " + DriftWords.number(edges.get(interval - 1)) + " to below "
                        + DriftWords.number(edges.get(interval)) + others;
    }
}
