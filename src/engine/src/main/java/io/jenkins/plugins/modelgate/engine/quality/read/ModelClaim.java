package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Where a JSON file says which model it is about: {@code model_gate.sha256}, {@code model.sha256}, {@code subject} as a
 * digest, or {@code subject} as in-toto writes it.
 */
final class ModelClaim {
    /** Name of the field, tag, column or property in formats without objects. */
    static final String KEY = "model_gate.sha256";

    private static final String SHA256 = "sha256";

    private ModelClaim() {}

    static void of(JsonNode json, Sheet sheet) {
        claim(json.path(KEY), sheet);
        claim(json.path("model.sha256"), sheet);
        claim(json.path("model_gate").path(SHA256), sheet);
        claim(json.path("model").path(SHA256), sheet);
        JsonNode subject = json.path("subject");
        if (subject.isTextual()) {
            claim(subject, sheet);
        } else if (subject.isArray()) {
            subject.forEach(each -> claim(each.path("digest").path(SHA256), sheet));
        } else {
            claim(subject.path(SHA256), sheet);
            claim(subject.path("digest").path(SHA256), sheet);
        }
    }

    /** What is no text is a claim that fits no model. */
    private static void claim(JsonNode value, Sheet sheet) {
        if (!(value instanceof MissingNode)) {
            sheet.claim(value.isTextual() ? value.textValue() : "");
        }
    }
}
