package io.jenkins.plugins.modelgate.engine.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The second table of contents that {@code docker save} puts beside a layout's index. {@code docker load} and its like read
 * it alone, so it must lead to the images that were examined and to no other. Source: moby/moby, image/tarexport (load.go:
 * {@code manifest.json}, and {@code repositories} where that is missing); containerd, images/archive/exporter.go.
 */
final class DockerArchive {
    private static final String FILE = "manifest.json";

    /** Of archives from before there was a {@link #FILE}. */
    private static final String OLDER = "repositories";

    private static final String CONFIG = "Config";
    private static final String LAYERS = "Layers";

    private DockerArchive() {}

    /** @throws ImageException when it leads to anything else than images among these */
    static void require(Layout layout, List<Image> images) throws IOException, ImageException {
        byte[] bytes = layout.optional(FILE);
        if (bytes == null) {
            if (layout.optional(OLDER) != null) {
                throw new ImageException(
                        ImageRules.DOCKER_ARCHIVE,
                        OLDER,
                        "there is " + OLDER + " and no " + FILE + ": docker load takes images that no index lists");
            }
            return;
        }
        JsonNode list = read(bytes);
        if (!list.isArray() || list.isEmpty()) {
            throw new ImageException(ImageRules.DOCKER_ARCHIVE, FILE, "it is no list of images");
        }
        for (JsonNode entry : list) {
            Entry found = new Entry(entry.path(CONFIG).textValue(), layers(entry));
            if (images.stream().map(Entry::of).noneMatch(found::equals)) {
                throw new ImageException(
                        ImageRules.DOCKER_ARCHIVE,
                        FILE,
                        "docker load takes the configuration " + SafeText.quote(String.valueOf(found.config()))
                                + " with the layers "
                                + SafeText.quote(found.layers().toString())
                                + ", which is no image that was examined");
            }
        }
    }

    private static JsonNode read(byte[] bytes) throws ImageException {
        try {
            return StrictJson.read(bytes, FILE, Documents.MAX_BYTES);
        } catch (SignatureException e) {
            throw new ImageException(ImageRules.MALFORMED, FILE, e.getMessage());
        }
    }

    /** Programs in Go take {@code layers} and {@code layerſ} for {@code Layers}: no such field may be beside it. */
    private static List<String> layers(JsonNode entry) throws ImageException {
        for (Iterator<String> names = entry.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            for (String field : new String[] {CONFIG, LAYERS}) {
                if (name.equalsIgnoreCase(field) && !name.equals(field)) {
                    throw new ImageException(
                            ImageRules.MALFORMED,
                            FILE,
                            "it has a field " + SafeText.quote(name) + ", which docker takes for " + field);
                }
            }
        }
        List<String> layers = new ArrayList<>();
        // What is no text becomes null, and no image has that.
        entry.path(LAYERS).forEach(layer -> layers.add(layer.textValue()));
        return layers;
    }

    /** An image as the two tables can both say it. */
    private record Entry(String config, List<String> layers) {
        static Entry of(Image image) {
            return new Entry(
                    Layout.path(image.manifest().config().digest()),
                    image.manifest().layers().stream()
                            .map(layer -> Layout.path(layer.digest()))
                            .toList());
        }
    }
}
