package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;

/** Keeps what a worker could say of a key, by mistake or with intent, out of the log of the build. */
final class SecretMask {
    /** As the credentials-binding plugin shows it. */
    private static final String STARS = "****";

    /** Shorter lines are no part of a key that anybody could use. */
    private static final int SHORTEST = 8;

    @CheckForNull
    private final Pattern pattern;

    private SecretMask(Pattern pattern) {
        this.pattern = pattern;
    }

    /** For the secrets of a job, each as a whole and line by line. */
    static SecretMask of(WorkerJob job) {
        List<String> secrets = new ArrayList<>();
        for (String secret : job.secrets().values()) {
            secrets.add(secret);
            secret.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                    .forEach(secrets::add);
        }
        secrets.removeIf(String::isEmpty);
        return new SecretMask(secrets.isEmpty() ? null : SecretPatterns.getAggregateSecretPattern(secrets));
    }

    /** @throws AbortException when a report holds a secret: it would be kept, shown and logged */
    void require(Report report) throws AbortException {
        if (pattern != null && pattern.matcher(report.toString()).find()) {
            throw new AbortException("the worker's report was refused: it holds a secret that the worker was given");
        }
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
