package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.policy.ByteSize;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.signing.SigningPlan;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads what commands and requests say in texts about signing. */
final class SigningOptions {
    /** More than any file has, in bytes. */
    private static final long LARGEST = 1L << 50;

    private SigningOptions() {}

    /**
     * @param method {@code files}, {@code shards} or null
     * @param size of a shard, such as 64MiB, or null for the specification's
     * @return bytes of a shard, 0 for files
     */
    static long shardSize(String method, String size) throws IOException {
        boolean shards = "shards".equals(method);
        if (!shards && method != null && !method.equals("files")) {
            throw new IOException("method " + SafeText.quote(method) + " is neither files nor shards");
        }
        if (!shards && size != null) {
            throw new IOException("a shard size has no meaning for method files; choose method shards");
        }
        if (!shards) {
            return 0;
        }
        return size == null ? SigningPlan.DEFAULT_SHARD : bytes(size);
    }

    private static long bytes(String size) throws IOException {
        try {
            OptionalLong bytes = ByteSize.of(size);
            if (bytes.isPresent() && bytes.getAsLong() > 0 && bytes.getAsLong() <= LARGEST) {
                return bytes.getAsLong();
            }
        } catch (ArithmeticException e) {
            throw noSize(size, e);
        }
        throw noSize(size, null);
    }

    private static IOException noSize(String size, Exception cause) {
        return new IOException("shard size " + SafeText.quote(size) + " is no size such as 64MiB or 1GB", cause);
    }

    static SigningPlan.Mode mode(String mode) throws IOException {
        if (mode == null) {
            return SigningPlan.Mode.AUTO;
        }
        for (SigningPlan.Mode each : SigningPlan.Mode.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(mode)) {
                return each;
            }
        }
        throw new IOException("mode " + SafeText.quote(mode) + " is none of auto, key, certificate");
    }
}
