package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.VerifyAuditTrail;
import io.jenkins.plugins.modelgate.engine.check.VerifyAuditTrailRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate verify-audit-trail DIR}. */
@Command(
        name = "verify-audit-trail",
        mixinStandardHelpOptions = true,
        description =
                "Verifies an audit log or an export of one, offline: every signature, tile, entry and piece of evidence.")
final class VerifyAuditTrailCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Directory of the log or of its export.")
    private Path path;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "Verifier key of the log (name+id+key), from elsewhere than the log itself.")
    private String key;

    @Option(
            names = "--since",
            paramLabel = "CHECKPOINT",
            description = "File with an earlier checkpoint that the log must continue.")
    private Path since;

    @Option(
            names = "--witness-policy",
            paramLabel = "FILE",
            description = "tlog-policy file: the logs that count and the witnesses who must have cosigned.")
    private Path witnessPolicy;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Policy inForce = policy.inForce();
        int threads = Runtime.getRuntime().availableProcessors();
        return output.report(
                new VerifyAuditTrail(), new VerifyAuditTrailRequest(path, key, since, witnessPolicy, inForce, threads));
    }
}
