package io.jenkins.plugins.modelgate.engine.image;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/**
 * What a document of an image says of a blob. Source: OCI image specification 1.1, descriptor.md.
 *
 * @param mediaType as it stands there
 * @param digest that names it
 * @param size in bytes
 * @param artifactType of an artifact's manifest, or null
 * @param platform of an image in an index, or null
 * @param urls from where a foreign layer would be fetched
 * @param annotations by key
 */
public record Descriptor(
        String mediaType,
        BlobDigest digest,
        long size,
        @CheckForNull String artifactType,
        @CheckForNull Platform platform,
        List<String> urls,
        Map<String, String> annotations) {
    /** Annotation with the name (tag) of an entry of a layout. */
    public static final String REF_NAME = "org.opencontainers.image.ref.name";

    public Descriptor {
        urls = List.copyOf(urls);
        annotations = Map.copyOf(annotations);
    }

    /** An annotation, or null. */
    @CheckForNull
    public String annotation(String key) {
        return annotations.get(key);
    }

    /** Short form for messages. */
    @Override
    public String toString() {
        return digest.toString();
    }
}
