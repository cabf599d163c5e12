package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.SignModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.SignModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.signature.signing.KeySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * A worker's request for {@code signModelArtifact}: {@code path} (absolute), the key as {@code key} (PEM text) or
 * {@code keyStore} (PKCS#12 in base64), and optionally {@code passphrase}, {@code keyAlias}, {@code certificate} (PEM text or absolute file name),
 * {@code mode}, {@code signature} (absolute path), {@code overwrite} (boolean), {@code method}, {@code shardSize} (text such as
 * 256MiB), {@code ignore} (list). Secrets are texts of the request, which comes on standard input: they are never in a
 * file, an argument or an environment variable of the agent.
 */
final class SigningTask {
    static final Set<String> FIELDS = Set.of(
            "check",
            "path",
            "report",
            "policy",
            "threads",
            "key",
            "keyStore",
            "passphrase",
            "keyAlias",
            "certificate",
            "mode",
            "signature",
            "overwrite",
            "method",
            "shardSize",
            "ignore");

    private SigningTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        SignModelArtifactRequest question = new SignModelArtifactRequest(
                fields.path("path"),
                fields.optionalPath("signature"),
                fields.flag("overwrite"),
                key(fields),
                TrustFile.text(fields, "certificate"),
                SigningOptions.mode(fields.optional("mode")),
                SigningOptions.shardSize(fields.optional("method"), fields.optional("shardSize")),
                fields.texts("ignore"),
                fields.policy(),
                fields.threads());
        return new WorkerRequest(fields.path("report"), progress -> new SignModelArtifact().run(question, progress));
    }

    private static KeySource key(RequestFields fields) throws IOException {
        String pem = fields.optional("key");
        String store = fields.optional("keyStore");
        if ((pem == null) == (store == null)) {
            throw new IOException("the request must have either key or keyStore");
        }
        byte[] content;
        try {
            content = pem == null ? Base64.getDecoder().decode(store) : pem.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Without what it was: it is a secret.
            throw new IOException("request field keyStore is no base64", e);
        }
        return new KeySource.Content(
                content, fields.optional("passphrase"), fields.optional("keyAlias"), "the signing key");
    }
}
