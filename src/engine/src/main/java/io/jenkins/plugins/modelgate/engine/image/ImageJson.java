package io.jenkins.plugins.modelgate.engine.image;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An object of an image's documents. Container tools are written in Go, whose JSON reader takes {@code "Layers"} and even
 * {@code "layerſ"} for {@code layers}, the last one winning; here such a document is refused, so that nobody sees another
 * image than the one that was examined.
 */
final class ImageJson {
    private static final int MOST_ENTRIES = 10_000;
    private static final Set<String> FIELDS = Set.of(
            "schemaVersion",
            "mediaType",
            "artifactType",
            "config",
            "layers",
            "manifests",
            "subject",
            "annotations",
            "digest",
            "size",
            "urls",
            "data",
            "platform",
            "os",
            "architecture",
            "variant",
            "rootfs",
            "type",
            "diff_ids",
            "history",
            "fsLayers",
            "imageLayoutVersion");

    private final JsonNode node;
    private final String where;

    private ImageJson(JsonNode node, String where) {
        this.node = node;
        this.where = where;
    }

    /** @param where the document, as messages and reports name it */
    static ImageJson read(byte[] bytes, String where) throws ImageException {
        try {
            return object(StrictJson.read(bytes, where, Documents.MAX_BYTES), where);
        } catch (SignatureException e) {
            throw new ImageException(ImageRules.MALFORMED, where, e.getMessage());
        }
    }

    private static ImageJson object(JsonNode node, String where) throws ImageException {
        if (node == null || !node.isObject()) {
            throw new ImageException(ImageRules.MALFORMED, where, where + " is no object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            for (String field : FIELDS) {
                if (field.equalsIgnoreCase(name) && !field.equals(name)) {
                    throw new ImageException(
                            ImageRules.MALFORMED,
                            where,
                            where + " has a field " + SafeText.quote(name) + ", which container tools take for "
                                    + field);
                }
            }
        }
        return new ImageJson(node, where);
    }

    boolean has(String field) {
        JsonNode value = node.get(field);
        return value != null && !value.isNull();
    }

    ImageException malformed(String what) {
        return new ImageException(ImageRules.MALFORMED, where, where + " " + what);
    }

    String text(String field) throws ImageException {
        String value = optional(field);
        if (value == null) {
            throw malformed("has no text " + field);
        }
        return value;
    }

    @CheckForNull
    String optional(String field) throws ImageException {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw malformed("has a field " + field + " that is no text");
        }
        return value.textValue();
    }

    long number(String field) throws ImageException {
        JsonNode value = node.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw malformed("has no whole number " + field);
        }
        return value.longValue();
    }

    BlobDigest digest(String field) throws ImageException {
        return digestOf(text(field));
    }

    private BlobDigest digestOf(String text) throws ImageException {
        return BlobDigest.of(text)
                .orElseThrow(
                        () -> malformed("has the digest " + SafeText.quote(text) + ", not " + BlobDigest.EXPECTED));
    }

    ImageJson child(String field) throws ImageException {
        return object(node.get(field), where + ": " + field);
    }

    /** Objects of a list; none where the field is missing. */
    List<ImageJson> children(String field) throws ImageException {
        List<ImageJson> children = new ArrayList<>();
        for (JsonNode child : list(field)) {
            children.add(object(child, where + ": " + field + "[" + children.size() + "]"));
        }
        return children;
    }

    /** Texts of a list; none where the field is missing. */
    List<String> texts(String field) throws ImageException {
        List<String> texts = new ArrayList<>();
        for (JsonNode child : list(field)) {
            if (!child.isTextual()) {
                throw malformed("has something else than texts in " + field);
            }
            texts.add(child.textValue());
        }
        return texts;
    }

    List<BlobDigest> digests(String field) throws ImageException {
        List<BlobDigest> digests = new ArrayList<>();
        for (String text : texts(field)) {
            digests.add(digestOf(text));
        }
        return digests;
    }

    private Iterable<JsonNode> list(String field) throws ImageException {
        JsonNode list = node.get(field);
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MOST_ENTRIES) {
            throw malformed("has a field " + field + " that is no list of at most " + MOST_ENTRIES);
        }
        return list;
    }

    /** Texts by name; none where the field is missing. */
    Map<String, String> map(String field) throws ImageException {
        Map<String, String> map = new TreeMap<>();
        JsonNode object = node.get(field);
        if (object == null || object.isNull()) {
            return map;
        }
        if (!object.isObject() || object.size() > MOST_ENTRIES) {
            throw malformed("has a field " + field + " that is no object of texts");
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!entry.getValue().isTextual()) {
                throw malformed("has something else than texts in " + field);
            }
            map.put(entry.getKey(), entry.getValue().textValue());
        }
        return map;
    }

    /** The descriptor that this object is. */
    Descriptor descriptor() throws ImageException {
        long size = number("size");
        if (size < 0) {
            throw malformed("has a negative size");
        }
        BlobDigest digest = digest("digest");
        String data = optional("data");
        if (data != null && !digest.names(decoded(data))) {
            throw malformed("embeds data that is not what its digest names");
        }
        Platform platform = null;
        if (has("platform")) {
            ImageJson json = child("platform");
            String variant = json.optional("variant");
            platform = new Platform(json.text("os"), json.text("architecture"), variant == null ? "" : variant);
        }
        return new Descriptor(
                text("mediaType"), digest, size, optional("artifactType"), platform, texts("urls"), map("annotations"));
    }

    private byte[] decoded(String base64) throws ImageException {
        try {
            return java.util.Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed("has data that is no base64");
        }
    }
}
