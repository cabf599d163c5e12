package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a snapshot consists of: the file {@code snapshot.json}, whose SHA-256 is the snapshot's name. So the name alone vouches
 * for every byte, wherever a snapshot is copied to.
 *
 * @param created when the update was finished
 * @param sources one for each kind of data
 * @param files in path order
 */
public record SnapshotManifest(Instant created, List<SourceState> sources, List<SnapshotFile> files) {
    /** Name of the file. */
    public static final String FILE = "snapshot.json";

    /** Largest that is read, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public SnapshotManifest {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
    }

    /** The state of one source. */
    public Optional<SourceState> source(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findAny();
    }

    /** The bytes whose digest is the name. */
    public byte[] bytes() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION).put("created", created.toString());
        for (SourceState source : sources) {
            ObjectNode node = root.withArray("sources").addObject();
            node.put("name", source.name()).put("from", source.from()).put("records", source.records());
            if (!source.counts().isEmpty()) {
                ObjectNode counts = node.putObject("counts");
                source.counts().forEach(counts::put);
            }
            if (!source.notTaken().isEmpty()) {
                ArrayNode ids = node.putArray("notTaken");
                source.notTaken().forEach(ids::add);
            }
            if (source.newest() != null) {
                node.put("newest", source.newest().toString());
            }
            node.put("fetched", source.fetched().toString());
        }
        for (SnapshotFile file : files) {
            root.withArray("files")
                    .addObject()
                    .put("path", file.path())
                    .put("size", file.size())
                    .put("sha256", file.sha256());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /** @throws IOException saying that this is no manifest, or one of a newer engine */
    public static SnapshotManifest parse(byte[] bytes) throws IOException {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root == null || root.path("version").asInt() != VERSION) {
                throw new IOException("it was made by another version of Model Gate");
            }
            List<SourceState> sources = new ArrayList<>();
            for (JsonNode node : root.path("sources")) {
                JsonNode newest = node.get("newest");
                sources.add(new SourceState(
                        node.path("name").asText(),
                        node.path("from").asText(),
                        node.path("records").asLong(),
                        counts(node.path("counts")),
                        texts(node.path("notTaken")),
                        newest == null ? null : Instant.parse(newest.asText()),
                        Instant.parse(node.path("fetched").asText())));
            }
            List<SnapshotFile> files = new ArrayList<>();
            for (JsonNode node : root.path("files")) {
                files.add(new SnapshotFile(
                        node.path("path").asText(),
                        node.path("size").asLong(-1),
                        node.path("sha256").asText()));
            }
            return new SnapshotManifest(Instant.parse(root.path("created").asText()), sources, files);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new TreeMap<>();
        node.properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
        return counts;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
