package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor.Kind;

/**
 * What one member of a layer does to the file system.
 *
 * @param kind of member
 * @param path in the image, without a first slash, dots and double slashes; {@code ..} stays
 * @param target of a link, as it is written; else null
 * @param file content of a file, else null
 */
public record LayerEntry(
        Kind kind,
        String path,
        @CheckForNull String target,
        @CheckForNull LayerFile file) {

    /** Last name of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The directory it lies in, empty at the top. */
    String directory() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
