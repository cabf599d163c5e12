package io.jenkins.plugins.modelgate.engine.redteam;

/**
 * A field of the policy that can make a gate catch an attack.
 *
 * @param field path of the policy field, {@code modelArtifact.signature}
 * @param value strict value as YAML gives it: text, number, flag, list or map
 */
public record Remedy(String field, Object value) {
    /** The sentence to add to the policy. */
    public String sentence() {
        return field + ": " + value;
    }
}
