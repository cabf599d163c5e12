package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.image.Descriptor;
import io.jenkins.plugins.modelgate.engine.image.ImageException;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.image.Layout;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.Decompression;

/**
 * How a layer is packed, by its media type. Source: OCI image specification 1.1, layer.md; Docker image manifest version 2,
 * schema 2; containers/ocicrypt for encrypted layers.
 *
 * @param compression of the tar archive, or null if there is none
 */
public record LayerType(@CheckForNull Decompression.Kind compression) {
    private static final String OCI = "application/vnd.oci.image.layer.v1.tar";
    private static final String OCI_FOREIGN = "application/vnd.oci.image.layer.nondistributable.v1.tar";
    private static final String DOCKER = "application/vnd.docker.image.rootfs.diff.tar";
    private static final String DOCKER_FOREIGN = "application/vnd.docker.image.rootfs.foreign.diff.tar";

    /** @throws ImageException when it is of a kind that cannot be examined */
    static LayerType of(Descriptor layer) throws ImageException {
        String type = layer.mediaType();
        String where = Layout.path(layer.digest());
        if (type.endsWith("+encrypted")) {
            throw new ImageException(ImageRules.ENCRYPTED, where, "media type " + SafeText.quote(type));
        }
        for (String base : new String[] {OCI, OCI_FOREIGN, DOCKER, DOCKER_FOREIGN}) {
            if (type.startsWith(base)) {
                String rest = type.substring(base.length()).replace('.', '+');
                switch (rest) {
                    case "":
                        return new LayerType(null);
                    case "+gzip":
                        return new LayerType(Decompression.Kind.GZIP);
                    case "+zstd":
                        return new LayerType(Decompression.Kind.ZSTD);
                    default:
                        break;
                }
            }
        }
        throw new ImageException(ImageRules.UNSUPPORTED, where, "layer of media type " + SafeText.quote(type));
    }

    /** Whether runtimes fetch the layer from other addresses than the registry. */
    static boolean isForeign(Descriptor layer) {
        String type = layer.mediaType();
        return !layer.urls().isEmpty() || type.startsWith(OCI_FOREIGN) || type.startsWith(DOCKER_FOREIGN);
    }

    /** Whether the first bytes are as the type says. */
    boolean fits(byte[] head) {
        for (Decompression.Kind kind : Decompression.Kind.values()) {
            if (kind.matches(head) != (kind == compression)) {
                return false;
            }
        }
        return true;
    }
}
