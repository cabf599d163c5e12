package io.jenkins.plugins.modelgate.engine.dependency;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;

/**
 * JSON of inputs, within bounds: size, depth, length of strings and numbers. A key that is there twice is refused, for readers
 * differ on which of the two counts.
 */
public final class BoundedJson {
    /** Largest file, in bytes: the lock file of a large front end has 2 MB, a bill of material of an image 20 MB. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int MAX_DEPTH = 200;
    private static final int MAX_STRING = 8 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BoundedJson() {}

    /**
     * The object that the file holds.
     *
     * @throws ManifestException when it is no JSON object or breaks a bound
     */
    public static JsonNode read(ManifestFile file) throws IOException, ManifestException {
        byte[] content = file.content(MAX_BYTES);
        JsonNode root;
        try {
            root = MAPPER.readTree(content, bomLength(content), content.length - bomLength(content));
        } catch (JsonProcessingException e) {
            throw new ManifestException(
                    where(file, e.getLocation()), "is not well-formed JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new ManifestException(Location.ofFile(file.path()), "is no JSON object");
        }
        return root;
    }

    /** The text of a field, or null when it is not there or no text. */
    @CheckForNull
    public static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    private static int bomLength(byte[] content) {
        return content.length >= 3
                        && content[0] == (byte) 0xEF
                        && content[1] == (byte) 0xBB
                        && content[2] == (byte) 0xBF
                ? 3
                : 0;
    }

    private static Location where(ManifestFile file, @CheckForNull JsonLocation location) {
        return location == null
                ? Location.ofFile(file.path())
                : new Location(file.path(), "line " + location.getLineNr(), -1);
    }
}
