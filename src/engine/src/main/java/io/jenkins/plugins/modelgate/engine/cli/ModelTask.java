package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.CheckSignature;
import io.jenkins.plugins.modelgate.engine.check.SignatureRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code verifyModelArtifact} for a worker: {@code path}, and optionally {@code signature} and {@code manifest} (files,
 * absolute) and whom the step demands as signer, as texts or, where those are long, absolute file names: {@code publicKey}, {@code certificateRoots}, {@code subject},
 * {@code san}, {@code fingerprint}, {@code crl}, {@code trustedRoot}, {@code identity}, {@code issuer}. Whom the policy
 * trusts, the step cannot choose.
 */
final class ModelTask {
    static final Set<String> FIELDS = fields();

    /** Of {@code checkSignature}: the signature's own text, and a policy that trusts whoever is to be tried. */
    static final Set<String> SIGNATURE_FIELDS = Set.of("check", "report", "policy", "threads", "bundle");

    private ModelTask() {}

    static WorkerRequest signature(RequestFields fields) throws IOException, PolicyException {
        byte[] bundle = fields.text("bundle").getBytes(StandardCharsets.UTF_8);
        CheckSignature.Request question = new CheckSignature.Request(bundle, fields.policy());
        return new WorkerRequest(fields.path("report"), progress -> new CheckSignature().run(question, progress));
    }

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(CallerTrust.FIELDS);
        fields.addAll(Set.of("check", "path", "report", "policy", "threads", "signature", "manifest"));
        return Set.copyOf(fields);
    }

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        fields.text("check");
        SignatureRequest signature = new SignatureRequest(
                fields.optionalPath("signature"), fields.optionalPath("manifest"), trust(fields), false);
        VerifyModelArtifactRequest question =
                new VerifyModelArtifactRequest(fields.path("path"), fields.policy(), signature, fields.threads());
        Path report = fields.path("report");
        return new WorkerRequest(report, progress -> new VerifyModelArtifact(report).run(question, progress));
    }

    static List<TrustEntry> trust(RequestFields fields) throws IOException {
        Map<String, String> given = new TreeMap<>();
        for (String name : CallerTrust.FIELDS) {
            String value = TrustFile.TEXTS.contains(name) ? TrustFile.text(fields, name) : fields.optional(name);
            if (value != null) {
                given.put(name, value);
            }
        }
        try {
            return CallerTrust.entries(given);
        } catch (SignatureException e) {
            throw new IOException("request: " + e.getMessage(), e);
        }
    }
}
