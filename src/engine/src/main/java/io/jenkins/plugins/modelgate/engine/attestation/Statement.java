package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of which artifacts. Source: in-toto attestation 1.2.0, {@code spec/v1/statement.md}.
 *
 * @param subjects that it is about, at least one, each with a digest
 * @param predicateType URI of what is said
 * @param predicate what is said
 */
public record Statement(List<ResourceDescriptor> subjects, String predicateType, ObjectNode predicate) {
    /** {@code _type} of every statement. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    private static final int MAX_SUBJECTS = 100_000;

    public Statement {
        subjects = List.copyOf(subjects);
        predicate = predicate.deepCopy();
        if (subjects.isEmpty()
                || subjects.stream().anyMatch(subject -> subject.digest().isEmpty())) {
            throw new IllegalArgumentException("a statement needs subjects, each with a digest");
        }
    }

    /** What is said: a copy. */
    @Override
    public ObjectNode predicate() {
        return predicate.deepCopy();
    }

    /** UTF-8 without blanks: the payload of an envelope. */
    public byte[] bytes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("_type", TYPE);
        json.set("subject", ResourceDescriptor.json(subjects));
        json.put("predicateType", predicateType);
        json.set("predicate", predicate);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the payload of an envelope whose signature holds.
     *
     * @param maxBytes most bytes of it
     */
    public static Statement read(byte[] payload, int maxBytes) throws SignatureException {
        String what = "the statement";
        JsonNode json = StrictJson.read(payload, what, maxBytes);
        if (!json.isObject()) {
            throw new SignatureException(Kind.MALFORMED, what + " is no object");
        }
        String type = StrictJson.text(json, "_type", what);
        if (!type.equals(TYPE)) {
            throw new SignatureException(
                    Kind.UNSUPPORTED, what + " is of type " + SafeText.quote(type) + "; " + TYPE + " is read");
        }
        JsonNode list = json.get("subject");
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > MAX_SUBJECTS) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " has no list of subjects, or more than " + MAX_SUBJECTS);
        }
        List<ResourceDescriptor> subjects = new ArrayList<>();
        for (JsonNode each : list) {
            subjects.add(ResourceDescriptor.read(each, "subject " + (subjects.size() + 1)));
        }
        JsonNode predicate = json.path("predicate");
        if (!predicate.isObject() && !predicate.isMissingNode()) {
            throw new SignatureException(Kind.MALFORMED, what + ": its predicate is no object");
        }
        return new Statement(
                subjects,
                StrictJson.text(json, "predicateType", what),
                predicate instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
    }
}
