package io.jenkins.plugins.modelgate.engine.image;

import java.util.Set;

/** Media types of OCI images 1.1 and of Docker's images, schema 2, which mean the same. */
public final class MediaTypes {
    /** Indexes of images for several platforms. */
    public static final Set<String> INDEX = Set.of(
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");

    /** Manifests. */
    public static final Set<String> MANIFEST = Set.of(
            "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json");

    /** Configurations of images that run. */
    public static final Set<String> CONFIG =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    /** Statements about an image, as build tools put them beside it into the index. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    private MediaTypes() {}
}
