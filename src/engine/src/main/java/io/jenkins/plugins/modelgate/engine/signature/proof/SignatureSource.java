package io.jenkins.plugins.modelgate.engine.signature.proof;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;

/**
 * A signature file that was read once: these bytes are what is verified.
 *
 * @param bytes of it
 * @param what it is, for messages: "the signature model.sig"
 * @param location where it was found, for formats that need the file beside it
 * @param only path of the subject if it is a single file, as the walk names it; null for a directory
 */
public record SignatureSource(
        byte[] bytes,
        String what,
        Path location,
        @CheckForNull String only) {}
