package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code results_*.json} of EleutherAI's lm-evaluation-harness 0.4: {@code results.TASK} has {@code METRIC,FILTER} and
 * {@code METRIC_stderr,FILTER}. The metric is called {@code TASK/METRIC}, with {@code ,FILTER} where the filter is not
 * {@code none}; a group's tasks are its slices besides.
 */
final class LmEvaluation implements MetricsFormat {
    private static final String STDERR = "_stderr";
    private static final String NO_FILTER = ",none";
    private static final Set<String> ABOUT = Set.of("alias", "name", "sample_len", "sample_count");

    @Override
    public String name() {
        return "lm-evaluation-harness";
    }

    @Override
    public boolean matches(JsonNode json) {
        return json.path("results").isObject()
                && (json.path("n-shot").isObject()
                        || json.path("versions").isObject()
                        || json.path("configs").isObject());
    }

    @Override
    public void read(JsonNode json, Sheet sheet) throws UnreadableException {
        for (Map.Entry<String, JsonNode> task : json.path("results").properties()) {
            task(json, task.getKey(), task.getKey(), "", sheet);
        }
        for (Map.Entry<String, JsonNode> group : json.path("groups").properties()) {
            // Newer versions repeat them among the results; where they disagree, nobody can use them.
            figures(json, group.getKey(), group.getValue(), group.getKey(), "", sheet);
        }
        for (Map.Entry<String, JsonNode> group : json.path("group_subtasks").properties()) {
            for (JsonNode task : group.getValue()) {
                if (!task.asText().equals(group.getKey())) {
                    task(json, task.asText(), group.getKey(), task.asText(), sheet);
                }
            }
        }
    }

    private static void task(JsonNode json, String task, String name, String slice, Sheet sheet)
            throws UnreadableException {
        figures(json, task, json.path("results").path(task), name, slice, sheet);
    }

    private static void figures(JsonNode json, String task, JsonNode figures, String name, String slice, Sheet sheet)
            throws UnreadableException {
        for (Map.Entry<String, JsonNode> figure : figures.properties()) {
            String key = figure.getKey();
            int comma = key.indexOf(',');
            String metric = comma < 0 ? key : key.substring(0, comma);
            String filter = comma < 0 ? "" : key.substring(comma);
            if (ABOUT.contains(key) || metric.endsWith(STDERR)) {
                continue;
            }
            JsonNode better = json.path("higher_is_better").path(task).path(metric);
            sheet.figure(
                    name + "/" + (filter.equals(NO_FILTER) ? metric : key),
                    slice,
                    Figure.of(figure.getValue()),
                    samples(json, task, figures, key),
                    Figure.of(figures.path(metric + STDERR + filter)),
                    better.isBoolean() ? better.booleanValue() : null);
        }
    }

    private static Figure samples(JsonNode json, String task, JsonNode figures, String key) {
        JsonNode count = figures.path("sample_count").path(key);
        if (!count.isMissingNode()) {
            return Figure.of(count);
        }
        Figure sum = sum(json, task, new HashSet<>());
        return sum.isThere() ? sum : Figure.of(figures.path("sample_len"));
    }

    /** Effective samples of a task, or of all tasks of a group. */
    private static Figure sum(JsonNode json, String task, Set<String> seen) {
        JsonNode own = json.path("n-samples").path(task).path("effective");
        if (!own.isMissingNode()) {
            return Figure.of(own);
        }
        double sum = 0;
        JsonNode parts = json.path("group_subtasks").path(task);
        for (JsonNode part : parts) {
            Figure each = seen.add(part.asText()) ? sum(json, part.asText(), seen) : Figure.NONE;
            if (each.value() == null) {
                return Figure.NONE;
            }
            sum += each.value();
        }
        return parts.isEmpty() ? Figure.NONE : Figure.of(sum);
    }
}
