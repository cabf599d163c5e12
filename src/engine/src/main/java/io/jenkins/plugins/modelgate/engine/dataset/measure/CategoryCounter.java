package io.jenkins.plugins.modelgate.engine.dataset.measure;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts categories into bins; one thread at a time. */
public final class CategoryCounter {
    private final CategoryBins bins;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int elsewhere;
    private final long[] counts;
    private long nulls;

    public CategoryCounter(CategoryBins bins) {
        this.bins = bins;
        this.counts = new long[bins.size()];
        this.elsewhere = bins.complete() ? bins.unseen() : bins.other();
        for (String name : bins.names()) {
            indexes.put(name, indexes.size());
        }
        for (String name : bins.rest()) {
            indexes.put(name, bins.other());
        }
    }

    /** Counts one row. */
    public void add(@CheckForNull String category) {
        add(category, 1);
    }

    /** Counts so many rows of a category. */
    public void add(@CheckForNull String category, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("a category cannot have " + rows + " rows");
        }
        if (category == null) {
            nulls = Math.addExact(nulls, rows);
        } else {
            int index = indexes.getOrDefault(category, elsewhere);
            counts[index] = Math.addExact(counts[index], rows);
        }
    }

    /** What was counted until now. */
    public Histogram histogram() {
        return new Histogram(bins, Arrays.stream(counts).boxed().toList(), nulls, 0, 0, 0, 0);
    }
}
