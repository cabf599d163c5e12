package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A run of MLflow as JSON: what {@code mlflow runs describe} prints and {@code Run.to_dictionary()} gives, or the answer of
 * the REST call {@code runs/get}, where metrics and tags are lists.
 */
final class MlflowJson implements MetricsFormat {
    @Override
    public String name() {
        return "MLflow run";
    }

    @Override
    public boolean matches(JsonNode json) {
        JsonNode run = run(json);
        return run.path("info").isObject() && run.path("data").isObject();
    }

    private static JsonNode run(JsonNode json) {
        return json.path("run").isObject() ? json.path("run") : json;
    }

    @Override
    public void read(JsonNode json, Sheet sheet) throws UnreadableException {
        JsonNode run = run(json);
        MlflowRun.requireFinished(
                run.path("info").path("status").asText(),
                run.path("info").path("lifecycle_stage").asText());
        JsonNode data = run.path("data");
        pairs(data.path("tags"), (key, value) -> {
            if (key.equals(ModelClaim.KEY)) {
                sheet.claim(value.asText());
            }
        });
        pairs(data.path("metrics"), (key, value) -> MlflowRun.figure(key, Figure.of(value), sheet));
    }

    private interface Pair {
        void take(String key, JsonNode value) throws UnreadableException;
    }

    private static void pairs(JsonNode json, Pair pair) throws UnreadableException {
        if (json.isArray()) {
            for (JsonNode each : json) {
                pair.take(each.path("key").asText(), each.path("value"));
            }
        }
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            pair.take(each.getKey(), each.getValue());
        }
    }
}
