package io.jenkins.plugins.modelgate.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The fields of a worker's request, each of exactly one kind. */
final class RequestFields {
    private static final int MAX_THREADS = 256;

    private final JsonNode json;

    private RequestFields(JsonNode json) {
        this.json = json;
    }

    /** @throws IOException naming a field that is not among those */
    static RequestFields of(JsonNode json, Set<String> known) throws IOException {
        if (!json.isObject()) {
            throw new IOException("the request is no JSON object");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IOException(
                        "request field " + SafeText.of(name) + " is not known; is the engine older than the plugin?");
            }
        }
        return new RequestFields(json);
    }

    String text(String field) throws IOException {
        String value = optional(field);
        if (value == null) {
            throw new IOException("request field " + field + " is missing or no text");
        }
        return value;
    }

    /** Null where the field is missing. */
    String optional(String field) throws IOException {
        JsonNode value = json.get(field);
        if (value != null && !value.isTextual()) {
            throw new IOException("request field " + field + " is missing or no text");
        }
        return value == null ? null : value.textValue();
    }

    List<String> texts(String field) throws IOException {
        List<String> texts = new ArrayList<>();
        JsonNode list = json.path(field);
        if (!list.isArray() && !list.isMissingNode()) {
            throw new IOException("request field " + field + " is no list");
        }
        for (JsonNode value : list) {
            if (!value.isTextual()) {
                throw new IOException("request field " + field + " has something else than texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    Path path(String field) throws IOException {
        return absolute(field, text(field));
    }

    /** Null where the field is missing. */
    Path optionalPath(String field) throws IOException {
        String text = optional(field);
        return text == null ? null : absolute(field, text);
    }

    List<Path> paths(String field) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String text : texts(field)) {
            paths.add(absolute(field, text));
        }
        return paths;
    }

    private static Path absolute(String field, String text) throws IOException {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IOException("request field " + field + " is no path: " + e.getReason(), e);
        }
        throw new IOException("request field " + field + " is no absolute path");
    }

    double number(String field, double otherwise) throws IOException {
        JsonNode value = json.get(field);
        if (value != null && !value.isNumber()) {
            throw new IOException("request field " + field + " is no number");
        }
        return value == null ? otherwise : value.doubleValue();
    }

    /** False where the field is missing. */
    boolean flag(String field) throws IOException {
        JsonNode value = json.get(field);
        if (value != null && !value.isBoolean() && !value.asText().matches("true|false")) {
            throw new IOException("request field " + field + " is neither true nor false");
        }
        return value != null && value.asText().equals("true");
    }

    /** An object of its own; an empty one where the field is missing. */
    RequestFields object(String field, Set<String> known) throws IOException {
        JsonNode value = json.path(field);
        return value.isMissingNode()
                ? new RequestFields(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode())
                : of(value, known);
    }

    Policy policy() throws IOException, PolicyException {
        JsonNode policy = json.get("policy");
        if (policy == null) {
            throw new IOException("request field policy is missing");
        }
        return Policy.of(PolicyFile.json(policy.toString(), "request"));
    }

    int threads() {
        int threads = json.path("threads").asInt(Runtime.getRuntime().availableProcessors());
        return Math.max(1, Math.min(MAX_THREADS, threads));
    }
}
