package io.jenkins.plugins.modelgate.engine.redteam;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A field of the policy that can make a gate catch an attack.
 *
 * @param field path of the policy field, {@code modelArtifact.signature}
 * @param value strict value as YAML gives it: text, number, flag, list or map
 * @param sentence to add to the policy
 */
public record Remedy(String field, Object value, String sentence) {
    /** With the value itself in the sentence, as JSON, which is YAML too. */
    public Remedy(String field, Object value) {
        this(field, value, field + ": " + JSON.valueToTree(value));
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
}
