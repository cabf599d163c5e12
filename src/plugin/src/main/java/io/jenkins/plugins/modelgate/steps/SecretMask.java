package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;

/** Keeps what a worker could say of a key, by mistake or with intent, out of the log of the build. */
final class SecretMask {
    /** As the credentials-binding plugin shows it. */
    private static final String STARS = "****";

    private final Pattern pattern;

    SecretMask(List<String> secrets) {
        this.pattern = secrets.isEmpty() ? null : SecretPatterns.getAggregateSecretPattern(secrets);
    }

    /** The log, masked. */
    TaskListener listener(TaskListener listener) {
        return pattern == null
                ? listener
                : new StreamTaskListener(
                        new SecretPatterns.MaskingOutputStream(
                                listener.getLogger(), () -> pattern, StandardCharsets.UTF_8.name()),
                        StandardCharsets.UTF_8);
    }

    /** The same failure with a masked message and nothing behind it. */
    AbortException failure(AbortException e) {
        return pattern == null || e.getMessage() == null
                ? e
                : new AbortException(pattern.matcher(e.getMessage()).replaceAll(STARS));
    }
}
