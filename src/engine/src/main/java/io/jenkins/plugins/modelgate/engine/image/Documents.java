package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an image's documents, strictly: what two tools could understand differently is refused. Source: OCI image
 * specification 1.1, image-layout.md, image-index.md, manifest.md, config.md; ambiguous documents: CVE-2021-41190.
 */
public final class Documents {
    /** Largest document, in bytes; registries take 4 MiB. */
    public static final int MAX_BYTES = 16 << 20;

    private static final long VERSION = 2;

    private Documents() {}

    /** Refuses every other version than the one there is. */
    static void layoutVersion(byte[] bytes) throws ImageException {
        String version = ImageJson.read(bytes, "oci-layout").text("imageLayoutVersion");
        if (!version.equals("1.0.0")) {
            throw new ImageException(
                    ImageRules.UNSUPPORTED, "oci-layout", "image layout version " + SafeText.quote(version));
        }
    }

    /**
     * @param where as messages name it
     * @param mediaType that the descriptor gave, or null for the layout's own index
     */
    public static Index index(byte[] bytes, String where, String mediaType) throws ImageException {
        ImageJson json = ImageJson.read(bytes, where);
        version(json);
        refuse(json, "layers", "config", "fsLayers");
        mediaType(json, mediaType, MediaTypes.INDEX);
        if (!json.has("manifests")) {
            throw json.malformed("has no manifests");
        }
        return new Index(descriptors(json, "manifests"), subject(json), json.map("annotations"));
    }

    /** @param mediaType that the descriptor gave */
    public static Manifest manifest(byte[] bytes, String where, String mediaType) throws ImageException {
        ImageJson json = ImageJson.read(bytes, where);
        if (json.has("fsLayers")) {
            throw new ImageException(
                    ImageRules.UNSUPPORTED,
                    where,
                    where + " is a manifest of schema 1; push it again with a current tool");
        }
        version(json);
        refuse(json, "manifests");
        mediaType(json, mediaType, MediaTypes.MANIFEST);
        return new Manifest(
                json.child("config").descriptor(),
                descriptors(json, "layers"),
                json.optional("artifactType"),
                subject(json),
                json.map("annotations"));
    }

    /** What an image's configuration says of its layers. */
    public static ImageConfig config(byte[] bytes, String where) throws ImageException {
        ImageJson json = ImageJson.read(bytes, where);
        ImageJson rootfs = json.child("rootfs");
        if (!rootfs.text("type").equals("layers")) {
            throw json.malformed("has a rootfs that does not consist of layers");
        }
        String os = json.optional("os");
        String architecture = json.optional("architecture");
        String variant = json.optional("variant");
        Platform platform = new Platform(
                os == null ? "" : os, architecture == null ? "" : architecture, variant == null ? "" : variant);
        return new ImageConfig(rootfs.digests("diff_ids"), platform);
    }

    private static void version(ImageJson json) throws ImageException {
        if (json.number("schemaVersion") != VERSION) {
            throw json.malformed("has another schemaVersion than " + VERSION);
        }
    }

    private static void refuse(ImageJson json, String... fields) throws ImageException {
        for (String field : fields) {
            if (json.has(field)) {
                throw json.malformed("has " + field + " as well: an index to one tool and a manifest to another");
            }
        }
    }

    private static void mediaType(ImageJson json, String expected, Set<String> known) throws ImageException {
        String own = json.optional("mediaType");
        boolean fits = own == null || (expected == null ? known.contains(own) : own.equals(expected));
        if (!fits) {
            throw json.malformed("says that it is " + SafeText.quote(own) + ", and "
                    + (expected == null ? "should be an index" : "its descriptor says " + SafeText.quote(expected)));
        }
    }

    private static List<Descriptor> descriptors(ImageJson json, String field) throws ImageException {
        List<Descriptor> descriptors = new ArrayList<>();
        for (ImageJson each : json.children(field)) {
            descriptors.add(each.descriptor());
        }
        return descriptors;
    }

    private static Descriptor subject(ImageJson json) throws ImageException {
        return json.has("subject") ? json.child("subject").descriptor() : null;
    }
}
