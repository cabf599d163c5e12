package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A thing that a statement speaks of. Source: in-toto attestation 1.2.0, {@code spec/v1/resource_descriptor.md}.
 *
 * @param name for people, or null
 * @param uri that identifies it, or null
 * @param digest algorithm to lower-case hexadecimal value; empty only where there is a {@code uri}
 * @param annotations further facts, texts only
 */
public record ResourceDescriptor(
        @CheckForNull String name,
        @CheckForNull String uri,
        Map<String, String> digest,
        Map<String, String> annotations) {

    /** The algorithm that everything here is matched by. */
    public static final String SHA256 = "sha256";

    public ResourceDescriptor {
        digest = java.util.Collections.unmodifiableMap(new TreeMap<>(digest));
        annotations = java.util.Collections.unmodifiableMap(new TreeMap<>(annotations));
        if (uri == null && digest.isEmpty()) {
            throw new IllegalArgumentException("a resource needs a uri or a digest");
        }
    }

    /** A thing of this SHA-256. */
    public static ResourceDescriptor of(String name, String sha256) {
        return new ResourceDescriptor(name, null, Map.of(SHA256, sha256), Map.of());
    }

    /** A thing at an address, of this SHA-256. */
    public static ResourceDescriptor of(@CheckForNull String name, String uri, String sha256) {
        return new ResourceDescriptor(name, uri, Map.of(SHA256, sha256), Map.of());
    }

    /** The same with a further fact. */
    public ResourceDescriptor with(String annotation, String value) {
        Map<String, String> more = new TreeMap<>(annotations);
        more.put(annotation, value);
        return new ResourceDescriptor(name, uri, digest, more);
    }

    /** Its SHA-256, or null. */
    @CheckForNull
    public String sha256() {
        return digest.get(SHA256);
    }

    /** As JSON, fields in the order of the specification. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (name != null) {
            json.put("name", JsonOutput.wellFormed(name));
        }
        if (uri != null) {
            json.put("uri", JsonOutput.wellFormed(uri));
        }
        if (!digest.isEmpty()) {
            ObjectNode digests = json.putObject("digest");
            digest.forEach(digests::put);
        }
        if (!annotations.isEmpty()) {
            ObjectNode facts = json.putObject("annotations");
            annotations.forEach((fact, value) -> facts.put(fact, JsonOutput.wellFormed(value)));
        }
        return json;
    }

    /** A list of them as JSON. */
    public static ArrayNode json(List<ResourceDescriptor> list) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        list.forEach(each -> json.add(each.json()));
        return json;
    }

    /**
     * Reads one that has a digest, as subjects do. Fields that are not known are passed over, as the specification wants of
     * consumers.
     *
     * @param what names it in messages
     */
    static ResourceDescriptor read(JsonNode json, String what) throws SignatureException {
        if (!json.isObject()) {
            throw new SignatureException(Kind.MALFORMED, what + " is no object");
        }
        Map<String, String> digest = texts(json.get("digest"), what + ".digest", true);
        if (digest.isEmpty()) {
            throw new SignatureException(Kind.MALFORMED, what + " has no digest");
        }
        return new ResourceDescriptor(
                text(json.get("name"), what + ".name"),
                text(json.get("uri"), what + ".uri"),
                digest,
                texts(json.get("annotations"), what + ".annotations", false));
    }

    private static String text(JsonNode value, String what) throws SignatureException {
        if (value != null && !value.isTextual()) {
            throw new SignatureException(Kind.MALFORMED, what + " is no text");
        }
        return value == null ? null : value.textValue();
    }

    /** @param all whether something else than a text is refused; else it is passed over */
    private static Map<String, String> texts(JsonNode json, String what, boolean all) throws SignatureException {
        Map<String, String> texts = new TreeMap<>();
        if (json == null) {
            return texts;
        }
        if (!json.isObject()) {
            throw new SignatureException(Kind.MALFORMED, what + " is no object");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (json.get(name).isTextual()) {
                texts.put(name, json.get(name).textValue());
            } else if (all) {
                throw new SignatureException(Kind.MALFORMED, what + " has something else than texts");
            }
        }
        return texts;
    }
}
