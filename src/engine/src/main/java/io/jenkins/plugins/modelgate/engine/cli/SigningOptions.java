package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.signing.SigningPlan;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what commands and requests say in texts about signing. */
final class SigningOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}) ?(B|KiB|MiB|GiB|KB|MB|GB)?");
    private static final Map<String, Long> UNITS = Map.of(
            "B",
            1L,
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30,
            "KB",
            1_000L,
            "MB",
            1_000_000L,
            "GB",
            1_000_000_000L);

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
        Matcher form = SIZE.matcher(size);
        if (form.matches()) {
            long unit = form.group(2) == null ? 1 : UNITS.get(form.group(2));
            long number = Long.parseLong(form.group(1));
            if (number > 0 && number <= (1L << 50) / unit) {
                return number * unit;
            }
        }
        throw new IOException("shard size " + SafeText.quote(size) + " is no size such as 64MiB or 1GB");
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
