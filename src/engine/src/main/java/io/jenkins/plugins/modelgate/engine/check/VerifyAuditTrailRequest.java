package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;

/**
 * What {@link VerifyAuditTrail} is asked.
 *
 * @param path directory of a log or of an export
 * @param key verifier key from elsewhere, written form; null to use the one that lies there
 * @param since file with an earlier checkpoint, or null
 * @param witnessPolicy tlog-policy file that the checkpoint must fulfil, or null
 * @param policy in force
 * @param threads at least 1
 */
public record VerifyAuditTrailRequest(
        Path path,
        @CheckForNull String key,
        @CheckForNull Path since,
        @CheckForNull Path witnessPolicy,
        Policy policy,
        int threads) {}
