package io.jenkins.plugins.modelgate.engine.bom;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What a model says of itself, in its card and its configuration. Claims of whoever wrote the files: bounded, safe to show,
 * and nothing else.
 *
 * @param task what it is for, {@code text-classification}; or null
 * @param family kind of architecture, {@code bert}; or null
 * @param architecture exact class, {@code BertForSequenceClassification}; or null
 * @param library that it is made for, or null
 * @param licenses names or SPDX identifiers
 * @param datasets that it was trained on, by name
 * @param baseModels that it was derived from, by name
 * @param tags words
 * @param metrics measured by whoever made it
 * @param problems why a file of it could not be understood, a sentence each
 */
public record ModelFacts(
        @CheckForNull String task,
        @CheckForNull String family,
        @CheckForNull String architecture,
        @CheckForNull String library,
        List<String> licenses,
        List<String> datasets,
        List<String> baseModels,
        List<String> tags,
        List<Metric> metrics,
        List<String> problems) {

    public ModelFacts {
        licenses = List.copyOf(licenses);
        datasets = List.copyOf(datasets);
        baseModels = List.copyOf(baseModels);
        tags = List.copyOf(tags);
        metrics = List.copyOf(metrics);
        problems = List.copyOf(problems);
    }

    /** A model that says nothing. */
    public static ModelFacts none() {
        return new ModelFacts(null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A figure.
     *
     * @param type what was measured
     * @param value as it is written
     * @param slice data that it was measured on, or null
     */
    public record Metric(
            String type, String value, @CheckForNull String slice) {}
}
