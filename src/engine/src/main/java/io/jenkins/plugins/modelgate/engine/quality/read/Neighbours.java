package io.jenkins.plugins.modelgate.engine.quality.read;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.quality.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the number of samples and the standard error of a metric among what stands beside it: {@code support} of scikit-learn,
 * {@code count} of fairlearn, {@code eval_samples} of the Transformers' trainer, {@code example_count} of MLflow.
 */
final class Neighbours {
    private static final List<String> SIZES =
            List.of("n", "samples", "n_samples", "num_samples", "support", "count", "example_count", "sample_count");
    private static final List<String> SIZE_ENDINGS = List.of("_samples", "_n", "_count");
    private static final String ERROR_ENDING = "_stderr";

    /** Largest number of samples that a double counts exactly. */
    private static final double MOST = 1L << 53;

    private final Map<List<String>, Figure> known = new HashMap<>();

    Neighbours(List<Sheet.Entry> entries) {
        for (Sheet.Entry each : entries) {
            known.merge(
                    List.of(each.slice(), each.name()),
                    each.figure(),
                    (one, other) -> Objects.equals(one, other) ? one : new Figure(null, "is there twice"));
        }
    }

    Metric metric(Sheet.Entry entry, String place) {
        Double value = entry.figure().value();
        String flaw = entry.figure().flaw();
        Figure samples = entry.samples().isThere() ? entry.samples() : size(entry);
        Figure error = entry.error().isThere() ? entry.error() : find(entry.slice(), entry.name() + ERROR_ENDING);
        if (flaw == null && samples.isThere() && !isCount(samples)) {
            flaw = "has a number of samples that " + words(samples);
        }
        if (flaw == null && error.isThere() && !(error.value() != null && error.value() >= 0)) {
            // "N/A" is how the harness writes that it did not compute one.
            flaw = error.value() == null ? null : "has a negative standard error";
        }
        if (flaw == null && value == null) {
            flaw = "has no value";
        }
        boolean usable = flaw == null;
        return new Metric(
                entry.name(),
                entry.slice(),
                usable ? value : null,
                usable && samples.value() != null ? Long.valueOf(samples.value().longValue()) : null,
                usable && error.value() != null && error.value() > 0 ? error.value() : null,
                entry.better(),
                place,
                flaw);
    }

    private static boolean isCount(Figure figure) {
        Double value = figure.value();
        return value != null && value >= 1 && value <= MOST && value == Math.rint(value);
    }

    private static String words(Figure figure) {
        return figure.value() == null ? String.valueOf(figure.flaw()) : "is " + figure.value();
    }

    /** The nearest one that tells a size: the metric's own, that of its family, that of the slice. */
    private Figure size(Sheet.Entry entry) {
        String name = entry.name();
        if (isSize(name)) {
            return Figure.NONE;
        }
        for (int end = name.length(); end > 0; end = name.lastIndexOf('_', end - 1)) {
            for (String ending : SIZE_ENDINGS) {
                Figure found = find(entry.slice(), name.substring(0, end) + ending);
                if (found.isThere()) {
                    return found;
                }
            }
        }
        for (String size : SIZES) {
            Figure found = find(entry.slice(), size);
            if (found.isThere()) {
                return found;
            }
        }
        return Figure.NONE;
    }

    private static boolean isSize(@CheckForNull String name) {
        return SIZES.contains(name) || SIZE_ENDINGS.stream().anyMatch(ending -> name != null && name.endsWith(ending));
    }

    private Figure find(String slice, String name) {
        return known.getOrDefault(List.of(slice, name), Figure.NONE);
    }
}
