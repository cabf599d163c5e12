package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinRules;
import io.jenkins.plugins.modelgate.engine.dataset.measure.CategoryBins;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a column with few of them.
 *
 * @param top values with their rows, most frequent first, a baseline's values among them whatever their number
 * @param rest rows of all other values
 * @param complete whether top has every value there is
 */
public record Categories(List<Category> top, long rest, boolean complete) {
    /** Values that a profile made without a baseline keeps at most. */
    public static final int MOST = BinRules.CATEGORIES;
    /** Values that a profile keeps at most: as many of its own, and its baseline's. */
    public static final int MOST_WITH_BASELINE = 2 * MOST;

    /** Values with fewer rows share a bin. */
    private static final long RARE = 20;

    public Categories {
        top = List.copyOf(top);
        if (top.size() > MOST_WITH_BASELINE) {
            throw new IllegalArgumentException(
                    "there are " + top.size() + " categories, more than " + MOST_WITH_BASELINE);
        }
        if (rest < 0 || complete && rest > 0) {
            throw new IllegalArgumentException(
                    "the list of categories is complete, and " + rest + " rows are not in it");
        }
        if (top.stream().map(Category::value).distinct().count() < top.size()) {
            throw new IllegalArgumentException("a category is there twice");
        }
    }

    /** Rows with a value. */
    public long rows() {
        return top.stream().mapToLong(Category::rows).reduce(rest, Math::addExact);
    }

    /** Rows of each value. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        top.forEach(category -> counts.put(category.value(), category.rows()));
        return counts;
    }

    /**
     * One bin for each value; where there are many, rare ones share the bin of the others, because distances over bins of a few rows
     * measure chance.
     */
    public CategoryBins bins() {
        Map<String, Long> present = counts();
        present.values().removeIf(rows -> rows == 0);
        CategoryBins each = BinRules.categories(present, complete);
        if (present.size() <= BinRules.DISCRETE) {
            return each;
        }
        List<String> names = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        each.names().forEach(name -> (present.get(name) < RARE ? rest : names).add(name));
        rest.addAll(each.rest());
        return new CategoryBins(names, rest, complete);
    }

    /**
     * Rows in a baseline's bins. What is not listed here, nor in a complete baseline, is new.
     *
     * @param nulls rows without a value
     */
    public Histogram in(CategoryBins bins, long nulls) {
        long[] counts = new long[bins.size()];
        int elsewhere = bins.complete() ? bins.unseen() : bins.other();
        Map<String, Integer> indexes = new LinkedHashMap<>();
        bins.names().forEach(name -> indexes.put(name, indexes.size()));
        bins.rest().forEach(name -> indexes.put(name, bins.other()));
        for (Category category : top) {
            counts[indexes.getOrDefault(category.value(), elsewhere)] += category.rows();
        }
        counts[elsewhere] += rest;
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return new Histogram(bins, list, nulls, 0, 0, 0, 0);
    }

    /** Of both parts; where a part does not list a value, its rows of it stay in the rest. */
    Categories merge(Categories other) {
        Map<String, Long> sums = counts();
        other.top.forEach(category -> sums.merge(category.value(), category.rows(), Math::addExact));
        List<Category> sorted = sums.entrySet().stream()
                .map(entry -> new Category(entry.getKey(), entry.getValue()))
                .sorted((a, b) -> Long.compare(b.rows(), a.rows()))
                .toList();
        List<Category> kept = sorted.subList(0, Math.min(MOST_WITH_BASELINE, sorted.size()));
        long more = sorted.subList(kept.size(), sorted.size()).stream()
                .mapToLong(Category::rows)
                .sum();
        return new Categories(
                kept,
                Math.addExact(Math.addExact(rest, other.rest), more),
                complete && other.complete && kept.size() == sorted.size());
    }
}
