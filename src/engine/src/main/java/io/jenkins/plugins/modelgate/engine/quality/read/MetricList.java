package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A list of {@code {name, value, slice, n, stderr}}, by itself or as {@code metrics} of an object; {@code metric} for
 * {@code name} and {@code samples} for {@code n} are taken too.
 */
final class MetricList implements MetricsFormat {
    @Override
    public String name() {
        return "list of metrics";
    }

    @Override
    public boolean matches(JsonNode json) {
        return json.isArray() || json.path("metrics").isArray();
    }

    @Override
    public void read(JsonNode json, Sheet sheet) throws UnreadableException {
        int number = 0;
        for (JsonNode each : json.isArray() ? json : json.path("metrics")) {
            JsonNode name = first(each, "name", "metric");
            JsonNode slice = each.path("slice");
            boolean named = name.isTextual() && (slice.isMissingNode() || slice.isNull() || slice.isTextual());
            if (!named || !each.has("value")) {
                throw new UnreadableException("has an entry without name and value, number " + number);
            }
            JsonNode better = first(each, "higherIsBetter", "higher_is_better");
            sheet.figure(
                    name.textValue(),
                    slice.isTextual() ? slice.textValue() : "",
                    Figure.of(each.path("value")),
                    Figure.of(first(each, "n", "samples")),
                    Figure.of(first(each, "stderr", "error")),
                    better.isBoolean() ? better.booleanValue() : null);
            number++;
        }
    }

    private static JsonNode first(JsonNode json, String name, String other) {
        return json.has(name) ? json.path(name) : json.path(other);
    }
}
