package io.jenkins.plugins.modelgate.engine.signature.signing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be signed, and how.
 *
 * @param model file or directory, absolute
 * @param signature where the bundle will be: no signature covers itself; absolute
 * @param shardSize bytes of a shard, or 0 for one digest a file
 * @param ignore paths relative to the model that are left out, each with what is below it
 * @param certificates PEM with the certificate of the key and those above it, or null
 * @param mode how the signer is told
 * @param threads how many files or shards are read at once, at least 1
 */
public record SigningPlan(
        Path model,
        Path signature,
        long shardSize,
        List<String> ignore,
        @CheckForNull String certificates,
        Mode mode,
        int threads) {

    /** Size of a shard where none is said, in bytes; that of the specification (6.2). */
    public static final long DEFAULT_SHARD = 1_000_000_000L;

    public SigningPlan {
        ignore = List.copyOf(ignore);
    }

    /** How a bundle says who signed. */
    public enum Mode {
        /** By certificate where one is given or came with the key, else by key. */
        AUTO,
        /** By the public key's hint. */
        KEY,
        /** By the certificate of the key. */
        CERTIFICATE
    }
}
