package io.jenkins.plugins.modelgate.engine.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads policy documents: YAML from files, JSON between the controller and the worker. */
public final class PolicyFile {
    /** A policy larger than this is a mistake, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private PolicyFile() {}

    /**
     * A YAML (or JSON) file.
     *
     * @throws PolicyException when it is no policy; the message names the file
     */
    public static PolicyLayer read(Path file) throws IOException, PolicyException {
        if (Files.size(file) > MAX_BYTES) {
            throw new PolicyException("policy " + file + " is larger than " + MAX_BYTES + " bytes");
        }
        return yaml(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    }

    /** YAML text; {@code origin} names it in messages. */
    public static PolicyLayer yaml(String text, String origin) throws PolicyException {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        return parse(mapper, text, origin);
    }

    /** JSON text. */
    public static PolicyLayer json(String text, String origin) throws PolicyException {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        return parse(mapper, text, origin);
    }

    /** JSON text of a layer, which {@link #json} reads back. */
    public static String toJson(PolicyLayer layer) {
        Map<String, Object> nested = new java.util.TreeMap<>();
        if (layer.name() != null) {
            nested.put("name", layer.name());
        }
        layer.values().forEach((path, value) -> put(nested, path, value));
        return CanonicalJson.of(nested);
    }

    @SuppressWarnings("unchecked") // built here: inner nodes are maps
    private static void put(Map<String, Object> nested, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            nested.put(path, value);
            return;
        }
        Object section = nested.computeIfAbsent(path.substring(0, dot), key -> new java.util.TreeMap<String, Object>());
        put((Map<String, Object>) section, path.substring(dot + 1), value);
    }

    private static PolicyLayer parse(ObjectMapper mapper, String text, String origin) throws PolicyException {
        Object document;
        try {
            document = mapper.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new PolicyException("policy " + origin + where + ": " + e.getOriginalMessage());
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw new PolicyException("policy " + origin + " is no map of fields");
        }
        try {
            return PolicyLayer.of(map);
        } catch (PolicyException e) {
            throw new PolicyException(origin + ": " + e.getMessage());
        }
    }
}
