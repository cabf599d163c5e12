package io.jenkins.plugins.modelgate.engine.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file of the checked tree that a reader is given. */
public interface ManifestFile {
    /** Relative to the checked tree, {@code /} as separator. */
    String path();

    /** Size in bytes. */
    long size();

    /** The content from its start; the caller closes it. Links that leave the tree are not followed. */
    InputStream open() throws IOException;

    /**
     * The whole content.
     *
     * @param limit most bytes
     * @throws ManifestException when it is larger
     */
    byte[] content(int limit) throws IOException, ManifestException;

    /**
     * A file that this one names, such as an include.
     *
     * @param reference relative to this file's directory
     * @return nothing when it is not there or lies outside of the tree
     */
    Optional<ManifestFile> resolve(String reference);

    /** As {@link #resolve}, for a file that is only compared with what this one says of it and is no input itself. */
    default Optional<ManifestFile> compared(String reference) {
        return resolve(reference);
    }
}
