package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Objects inside objects: the innermost name is the metric's, the names around it, joined by {@code /}, are the slice. So are
 * scikit-learn's {@code classification_report(output_dict=True)} and {@code all_results.json} of the Transformers' trainer.
 * {@code overall}, {@code slices} and {@code by_group} are no part of a slice's name.
 */
final class NestedMetrics implements MetricsFormat {
    private static final Set<String> FRAMES = Set.of("overall", "slices", "by_group");
    private static final String WEIGHTED = "weighted avg";
    private static final String SUPPORT = "support";

    @Override
    public String name() {
        return "metrics by name";
    }

    @Override
    public boolean matches(JsonNode json) {
        return json.isObject();
    }

    @Override
    public void read(JsonNode json, Sheet sheet) throws UnreadableException {
        walk(json, "", true, sheet);
        JsonNode support = json.path(WEIGHTED).path(SUPPORT);
        if (support.isNumber() && !json.has(SUPPORT)) {
            // scikit-learn tells the number of all examples only beside its averages.
            sheet.figure(SUPPORT, "", Figure.of(support));
        }
    }

    /** Recursion ends at the depth that the parser allows. */
    private static void walk(JsonNode json, String slice, boolean top, Sheet sheet) throws UnreadableException {
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            String key = each.getKey();
            JsonNode value = each.getValue();
            if (value.isObject()) {
                String inner = FRAMES.contains(key) ? slice : slice.isEmpty() ? key : slice + "/" + key;
                walk(value, inner, false, sheet);
            } else if (!value.isArray() && !(top && isClaim(key))) {
                sheet.figure(key.isBlank() ? "\"\"" : key, slice, Figure.of(value));
            }
        }
    }

    private static boolean isClaim(String key) {
        return key.equals(ModelClaim.KEY) || key.equals("model.sha256") || key.equals("subject");
    }
}
