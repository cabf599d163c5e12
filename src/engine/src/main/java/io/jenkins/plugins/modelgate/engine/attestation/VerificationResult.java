package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Simple Verification Result v0.2: the properties that a verifier found an artifact to have. There is none about what
 * failed. Source: in-toto attestation, {@code spec/predicates/svr.md}.
 *
 * @param verifier URI of who verified
 * @param policies that it was verified by; may be empty
 * @param time of the verification
 * @param properties that hold, at least one, as {@code MODELGATE_VERIFY_MODEL_ARTIFACT_PASSED}
 */
public record VerificationResult(
        String verifier, List<ResourceDescriptor> policies, Instant time, List<String> properties) {
    private static final Pattern PROPERTY = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");

    public VerificationResult {
        policies = List.copyOf(policies);
        properties = List.copyOf(properties);
        if (properties.isEmpty()
                || !properties.stream()
                        .allMatch(property -> PROPERTY.matcher(property).matches())) {
            throw new IllegalArgumentException("properties are words in capitals, at least one: " + properties);
        }
    }

    /** The statement about these subjects. */
    public Statement of(List<ResourceDescriptor> subjects) {
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        ObjectNode who = predicate.putObject("verifier");
        who.put("id", verifier);
        who.set("policies", ResourceDescriptor.json(policies));
        predicate.put("timeCreated", Timestamps.of(time));
        ArrayNode list = predicate.putArray("properties");
        properties.forEach(list::add);
        return new Statement(subjects, PredicateType.VERIFICATION.uri(), predicate);
    }
}
