package io.jenkins.plugins.modelgate.engine.redteam.image;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.redteam.Signatory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An image of two layers, a base and a model, as an OCI image layout (image-layout.md of the OCI image specification, v1.0),
 * with a signature as {@code cosign save} leaves it. The bytes are the same on every machine.
 */
final class DemoImage {
    private static final String OCI = "application/vnd.oci.image.";
    private static final String COSIGN = "application/vnd.dev.cosign.simplesigning.v1+json";

    private final Path layout;
    private final List<String> entries = new ArrayList<>();
    private String image = "";

    private DemoImage(Path layout) throws IOException {
        this.layout = layout;
        Files.createDirectories(layout.resolve("blobs/sha256"));
        Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    /** Begins a layout in an empty directory. */
    static DemoImage in(Path directory) throws IOException {
        return new DemoImage(directory);
    }

    /** Name of the base by its layers: for a single one the chain ID is the layer's own digest. */
    static String baseChain() {
        return "chain:" + digest(base());
    }

    /** The base, a layer with a program's settings. */
    static byte[] base() {
        return tar(Map.of("etc/server.conf", "threads = 4\n".getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] tar(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setModTime(0L);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but into memory", e);
        }
        return bytes.toByteArray();
    }

    /** Adds an image of these layers. */
    DemoImage image(byte[]... layers) throws IOException {
        String ids =
                List.of(layers).stream().map(layer -> '"' + digest(layer) + '"').collect(Collectors.joining(","));
        String config = descriptor(
                OCI + "config.v1+json",
                text("{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + ids
                        + "]}}"));
        List<String> listed = new ArrayList<>();
        for (byte[] layer : layers) {
            listed.add(descriptor(OCI + "layer.v1.tar", layer));
        }
        byte[] manifest = manifest(config, String.join(",", listed));
        image = digest(manifest);
        entries.add(annotated(descriptor(OCI + "manifest.v1+json", manifest), "image"));
        return this;
    }

    /** Signs the image that was added last, or what else is named. */
    DemoImage signed(Signatory signatory, String what) throws IOException {
        byte[] payload =
                text("{\"critical\":{\"identity\":{\"docker-reference\":\"\"},\"image\":{\"docker-manifest-digest\":\""
                        + what + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}");
        String plain = descriptor(COSIGN, payload);
        String layer = plain.substring(0, plain.length() - 1)
                + ",\"annotations\":{\"dev.cosignproject.cosign/signature\":\"" + signatory.signature(payload) + "\"}}";
        String config = descriptor(
                OCI + "config.v1+json",
                text("{\"architecture\":\"\",\"os\":\"\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                        + digest(payload) + "\"]}}"));
        entries.add(annotated(descriptor(OCI + "manifest.v1+json", manifest(config, layer)), "sigs"));
        return this;
    }

    /** Digest of the image that was added last. */
    String digest() {
        return image;
    }

    /** Writes the index; the layout is whole then. */
    Path write() throws IOException {
        Files.writeString(
                layout.resolve("index.json"),
                "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", entries) + "]}");
        return layout;
    }

    private static byte[] manifest(String config, String layers) {
        return text("{\"schemaVersion\":2,\"mediaType\":\"" + OCI + "manifest.v1+json\",\"config\":" + config
                + ",\"layers\":[" + layers + "]}");
    }

    private static String annotated(String descriptor, String kind) {
        return descriptor.substring(0, descriptor.length() - 1)
                + ",\"annotations\":{\"kind\":\"dev.cosignproject.cosign/" + kind + "\"}}";
    }

    private String descriptor(String mediaType, byte[] content) throws IOException {
        String digest = digest(content);
        Files.write(layout.resolve("blobs").resolve(digest.replace(':', '/')), content);
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest + "\",\"size\":" + content.length + "}";
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] bytes) {
        return "sha256:" + Sha256.of(bytes);
    }
}
