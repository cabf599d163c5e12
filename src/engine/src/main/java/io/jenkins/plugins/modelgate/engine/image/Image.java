package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;

/**
 * One image that is to be examined.
 *
 * @param descriptor of its manifest
 * @param manifest read
 * @param config read
 * @param platform what it runs on, by its index or else its configuration
 */
public record Image(Descriptor descriptor, Manifest manifest, ImageConfig config, Platform platform) {

    /** Reads manifest and configuration and holds them against each other. */
    static Image read(Layout layout, Descriptor descriptor) throws IOException, ImageException {
        String where = Layout.path(descriptor.digest());
        Manifest manifest = Documents.manifest(layout.document(descriptor), where, descriptor.mediaType());
        Descriptor own = manifest.config();
        if (!MediaTypes.CONFIG.contains(own.mediaType())) {
            throw new ImageException(
                    ImageRules.UNSUPPORTED,
                    where,
                    "its configuration is of media type " + SafeText.quote(own.mediaType()) + ": no image that runs");
        }
        ImageConfig config = Documents.config(layout.document(own), Layout.path(own.digest()));
        if (config.diffIds().size() != manifest.layers().size()) {
            throw new ImageException(
                    ImageRules.MALFORMED,
                    where,
                    manifest.layers().size() + " layers, and "
                            + config.diffIds().size() + " diff_ids in the configuration");
        }
        Platform platform = descriptor.platform() == null ? config.platform() : descriptor.platform();
        return new Image(descriptor, manifest, config, platform);
    }
}
