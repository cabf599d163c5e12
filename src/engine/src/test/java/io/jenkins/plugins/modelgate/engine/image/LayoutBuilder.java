package io.jenkins.plugins.modelgate.engine.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes OCI image layouts, honest or not: blobs by their digests, and an index that lists what it is told to. */
public final class LayoutBuilder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final ArrayNode entries = JSON.createArrayNode();

    public LayoutBuilder() {
        files.put("oci-layout", text("{\"imageLayoutVersion\":\"1.0.0\"}"));
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds a blob and returns its digest. */
    public String blob(byte[] content) {
        BlobDigest digest = BlobDigest.ofBytes(content);
        files.put(Layout.path(digest), content);
        return digest.toString();
    }

    public ObjectNode descriptor(String mediaType, byte[] content) {
        return object().put("mediaType", mediaType).put("digest", blob(content)).put("size", content.length);
    }

    /** Puts any bytes under a name of the layout, in place of what belongs there. */
    public LayoutBuilder put(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public LayoutBuilder remove(String name) {
        files.remove(name);
        return this;
    }

    /** Lists a descriptor in the index. */
    public LayoutBuilder list(ObjectNode descriptor) {
        entries.add(descriptor);
        return this;
    }

    public LayoutBuilder list(ObjectNode descriptor, String name) {
        ObjectNode named = descriptor.deepCopy();
        named.withObject("/annotations").put(Descriptor.REF_NAME, name);
        return list(named);
    }

    /** A manifest of layers, with the configuration that belongs to them. */
    public ObjectNode manifest(LayerBuilder... layers) {
        ObjectNode config = object().put("architecture", "amd64").put("os", "linux");
        ArrayNode diffIds = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        ObjectNode manifest =
                object().put("schemaVersion", 2).put("mediaType", "application/vnd.oci.image.manifest.v1+json");
        ArrayNode list = JSON.createArrayNode();
        for (LayerBuilder layer : layers) {
            diffIds.add(layer.diffId());
            list.add(descriptor(layer.mediaType(), layer.blob()));
        }
        manifest.set("config", descriptor("application/vnd.oci.image.config.v1+json", bytes(config)));
        manifest.set("layers", list);
        return manifest;
    }

    /** Adds a manifest as a blob and returns its descriptor. */
    public ObjectNode add(ObjectNode manifest) {
        return descriptor(manifest.path("mediaType").asText(), bytes(manifest));
    }

    /** One image, listed. */
    public ObjectNode image(LayerBuilder... layers) {
        ObjectNode descriptor = add(manifest(layers));
        list(descriptor);
        return descriptor;
    }

    /** An index of descriptors with platforms. */
    public ObjectNode index(Map<String, ObjectNode> platforms) {
        ObjectNode index = object().put("schemaVersion", 2).put("mediaType", "application/vnd.oci.image.index.v1+json");
        ArrayNode list = index.putArray("manifests");
        platforms.forEach((platform, descriptor) -> {
            ObjectNode child = descriptor.deepCopy();
            String[] parts = platform.split("/");
            child.putObject("platform").put("os", parts[0]).put("architecture", parts[1]);
            list.add(child);
        });
        return index;
    }

    public static byte[] bytes(ObjectNode node) {
        return text(node.toString());
    }

    private Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        ObjectNode index = object().put("schemaVersion", 2);
        index.set("manifests", entries);
        all.putIfAbsent("index.json", bytes(index));
        return all;
    }

    /** Writes the layout as a directory. */
    public Path directory(Path target) throws IOException {
        for (Map.Entry<String, byte[]> file : all().entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return target;
    }

    /** Writes the layout as a tar file. */
    public Path tar(Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            out.write(tar(all()));
        }
        return target;
    }

    static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
