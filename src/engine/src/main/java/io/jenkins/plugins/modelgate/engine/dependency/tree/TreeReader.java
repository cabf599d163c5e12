package io.jenkins.plugins.modelgate.engine.dependency.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Changes;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Flaw;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree.Node;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a tree whose author may be an attacker. */
public final class TreeReader {
    /** Most bytes of a file. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int TEXT = 4000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(1 << 16)
                            .maxNameLength(64)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TreeReader() {}

    /** @throws IOException with a sentence when it is no such file */
    public static DependencyTree read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw refused("is larger than " + MAX_BYTES + " bytes");
        }
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    DependencyTree.FILE + " is no JSON that is accepted here: "
                            + SafeText.of(String.valueOf(e.getOriginalMessage())),
                    e);
        }
        if (json.path("schemaVersion").asInt() != 1) {
            throw refused("has no schemaVersion 1");
        }
        int count = list(json, "components").size();
        List<Node> nodes = new ArrayList<>(count);
        for (JsonNode each : list(json, "components")) {
            nodes.add(new Node(
                    text(each, "ecosystem"),
                    text(each, "name"),
                    text(each, "version"),
                    each.path("direct").asBoolean(),
                    text(each, "pin"),
                    texts(each, "licenses"),
                    texts(each, "files"),
                    places(each, "needs", count)));
        }
        List<Flaw> flaws = new ArrayList<>();
        for (JsonNode each : list(json, "vulnerabilities")) {
            flaws.add(flaw(each, count));
        }
        JsonNode changes = json.path("changes");
        return new DependencyTree(nodes, flaws, changes.isMissingNode() ? null : changes(changes));
    }

    private static Flaw flaw(JsonNode json, int count) throws IOException {
        List<String> ids = texts(json, "ids");
        String severity = text(json, "severity");
        if (ids.isEmpty()
                || Arrays.stream(Severity.values())
                        .noneMatch(known -> known.name().equals(severity))) {
            throw refused("has a vulnerability without id or severity");
        }
        return new Flaw(
                place(json.path("component"), count),
                ids,
                severity,
                text(json, "summary"),
                number(json, "cvss", 10),
                number(json, "epss", 1),
                json.path("exploited").asBoolean(),
                texts(json, "fixed"),
                places(json, "path", count));
    }

    private static Changes changes(JsonNode json) throws IOException {
        return new Changes(
                json.has("since") ? text(json, "since") : null,
                texts(json, "added"),
                texts(json, "removed"),
                texts(json, "updated"),
                texts(json, "appeared"),
                texts(json, "gone"));
    }

    private static JsonNode list(JsonNode json, String field) throws IOException {
        JsonNode list = json.path(field);
        if (!list.isArray()) {
            throw refused("lacks the list " + field);
        }
        return list;
    }

    private static String text(JsonNode json, String field) throws IOException {
        return text(json.path(field));
    }

    private static String text(JsonNode value) throws IOException {
        if (!value.isTextual() || value.textValue().length() > TEXT) {
            throw refused("has something else than a short text where one belongs");
        }
        return SafeText.of(value.textValue(), TEXT);
    }

    private static List<String> texts(JsonNode json, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list(json, field)) {
            texts.add(text(each));
        }
        return texts;
    }

    private static List<Integer> places(JsonNode json, String field, int count) throws IOException {
        List<Integer> places = new ArrayList<>();
        for (JsonNode each : list(json, field)) {
            places.add(place(each, count));
        }
        return places;
    }

    private static int place(JsonNode value, int count) throws IOException {
        if (!value.isInt() || value.intValue() < 0 || value.intValue() >= count) {
            throw refused("names a component that is not there");
        }
        return value.intValue();
    }

    private static Double number(JsonNode json, String field, double most) throws IOException {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= most)) {
            throw refused("has no number from 0 to " + most + " in " + field);
        }
        return value.doubleValue();
    }

    private static IOException refused(String why) {
        return new IOException(DependencyTree.FILE + " " + why + "; check again to make a new one");
    }
}
