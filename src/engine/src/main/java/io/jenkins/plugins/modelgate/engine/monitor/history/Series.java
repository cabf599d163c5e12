package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The windows of one model as one job watches it.
 *
 * @param model SHA-256 of the model, lower-case hexadecimal
 * @param job full name of the job
 * @param name that the job gives to it; empty for its only one
 */
public record Series(String model, String job, String name) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when the model is no digest: paths are made of it */
    public Series {
        if (!DIGEST.matcher(model).matches()) {
            throw new IllegalArgumentException("model is no SHA-256");
        }
    }

    /** Name by which an address or a file knows the series among those of its model: 32 hexadecimal digits. */
    public String id() {
        try {
            byte[] text = (job + '\n' + name).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
