package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Bins of a categorical column: one for each of the baseline's most frequent categories, then {@code __other__} for its
 * remaining ones and {@code __new__} for what the baseline did not have. Data may hold these two names as values: bins are told
 * apart by index.
 *
 * @param names categories with a bin of their own, most frequent first
 * @param rest the baseline's remaining categories
 * @param complete whether names and rest are all of the baseline's categories; otherwise a value that is in neither may be an old
 *     one, counts as other, and nothing can be called new
 */
public record CategoryBins(List<String> names, List<String> rest, boolean complete) implements Bins {

    /** Name of the bin for the baseline's categories without a bin of their own. */
    public static final String OTHER = "__other__";

    /** Name of the bin for categories that the baseline did not have. */
    public static final String UNSEEN = "__new__";

    public CategoryBins {
        names = List.copyOf(names);
        rest = List.copyOf(rest);
        Set<String> all = new HashSet<>(names);
        all.addAll(rest);
        if (all.size() != names.size() + rest.size()) {
            throw new IllegalArgumentException("a category of the baseline is listed twice");
        }
    }

    @Override
    public int size() {
        return names.size() + 2;
    }

    /** The bin of the baseline's rare categories. */
    public int other() {
        return names.size();
    }

    @Override
    public int unseen() {
        return complete ? names.size() + 1 : -1;
    }

    @Override
    public String id() {
        Fingerprint print = new Fingerprint().add(names.size()).add(complete ? 1 : 0);
        names.forEach(print::add);
        rest.forEach(print::add);
        return "categories/" + size() + "/" + print.hex();
    }

    @Override
    public String label(int index) {
        if (index < names.size()) {
            return names.get(index);
        }
        return index == other() ? OTHER : UNSEEN;
    }
}
