package io.jenkins.plugins.modelgate.engine.image;

import java.util.List;

/**
 * What an image's configuration says of its layers.
 *
 * @param diffIds digests of the layers without compression, the lowest first
 * @param platform what it runs on
 */
public record ImageConfig(List<BlobDigest> diffIds, Platform platform) {
    public ImageConfig {
        diffIds = List.copyOf(diffIds);
    }
}
