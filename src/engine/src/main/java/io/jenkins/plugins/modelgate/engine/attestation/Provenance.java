package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SLSA Provenance v1: how an artifact was made. Source: slsa-framework/slsa, {@code spec/build-provenance.md} (v1.2).
 *
 * @param buildType URI of the kind of build
 * @param externalParameters what whoever starts the build decides; a value is a text or a map of texts
 * @param internalParameters what the build platform decides, texts
 * @param dependencies what went in, as far as it is known
 * @param builder URI of the build platform
 * @param version component of the platform to its version
 * @param invocation names the build
 * @param started when it began
 * @param finished when it ended; null while it goes on
 * @param byproducts what else came out
 */
public record Provenance(
        String buildType,
        Map<String, Object> externalParameters,
        Map<String, String> internalParameters,
        List<ResourceDescriptor> dependencies,
        String builder,
        Map<String, String> version,
        String invocation,
        Instant started,
        @CheckForNull Instant finished,
        List<ResourceDescriptor> byproducts) {

    public Provenance {
        externalParameters = java.util.Collections.unmodifiableMap(new TreeMap<>(externalParameters));
        internalParameters = java.util.Collections.unmodifiableMap(new TreeMap<>(internalParameters));
        version = java.util.Collections.unmodifiableMap(new TreeMap<>(version));
        dependencies = List.copyOf(dependencies);
        byproducts = List.copyOf(byproducts);
    }

    /** The statement about these subjects. */
    public Statement of(List<ResourceDescriptor> subjects) {
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        ObjectNode definition = predicate.putObject("buildDefinition");
        definition.put("buildType", buildType);
        texts(definition.putObject("externalParameters"), externalParameters);
        texts(definition.putObject("internalParameters"), internalParameters);
        definition.set("resolvedDependencies", ResourceDescriptor.json(dependencies));
        ObjectNode run = predicate.putObject("runDetails");
        ObjectNode platform = run.putObject("builder");
        platform.put("id", builder);
        texts(platform.putObject("version"), version);
        ObjectNode metadata = run.putObject("metadata");
        metadata.put("invocationId", invocation);
        metadata.put("startedOn", Timestamps.of(started));
        if (finished != null) {
            metadata.put("finishedOn", Timestamps.of(finished));
        }
        run.set("byproducts", ResourceDescriptor.json(byproducts));
        return new Statement(subjects, PredicateType.PROVENANCE.uri(), predicate);
    }

    private static void texts(ObjectNode json, Map<?, ?> values) {
        values.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                texts(json.putObject(String.valueOf(name)), map);
            } else {
                json.put(String.valueOf(name), String.valueOf(value));
            }
        });
    }
}
