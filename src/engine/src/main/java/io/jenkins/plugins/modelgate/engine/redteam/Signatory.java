package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.SignModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.SignModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.signing.KeySource;
import io.jenkins.plugins.modelgate.engine.signature.signing.SigningPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody with a key of his own, made for one arena: he who signs the honest copies, or a stranger. */
public final class Signatory {
    private static final int LINE = 64;

    private final KeyPair keys;

    /** A fresh key. */
    public Signatory() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /** His public key, PEM. */
    public String publicKey() {
        return pem("PUBLIC KEY", keys.getPublic().getEncoded());
    }

    /** Signs a model where it lies, over a signature that is there. */
    public void sign(Path model) throws IOException, InterruptedException {
        sign(model, List.of());
    }

    /** The same without some of its files. */
    public void sign(Path model, List<String> ignore) throws IOException, InterruptedException {
        byte[] key = pem("PRIVATE KEY", keys.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII);
        Report report = new SignModelArtifact()
                .run(
                        new SignModelArtifactRequest(
                                model,
                                null,
                                true,
                                new KeySource.Content(key, null, null, "a key of the arena"),
                                null,
                                SigningPlan.Mode.KEY,
                                0,
                                ignore,
                                Policy.defaults(),
                                1),
                        Progress.SILENT);
        if (report.verdict() != Verdict.PASSED) {
            throw new IOException("the honest copy cannot be signed: " + report.findings());
        }
    }

    /** His signature over a message, ECDSA with SHA-256 in base64. */
    public String signature(byte[] message) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(message);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDSA", e);
        }
    }

    /**
     * The policy with him among those whom a section trusts. Where it trusts nobody and demands no signature, signatures are
     * not looked at, and it is left so: that is what an attacker finds.
     */
    Policy trusted(Policy policy, String section) {
        String field = section + ".trust";
        boolean asked = policy.text(section + ".signature").equals("REQUIRED")
                || !policy.entries(field).isEmpty();
        if (!asked) {
            return policy;
        }
        List<Map<String, Object>> trust = new ArrayList<>(policy.entries(field));
        trust.add(new TreeMap<>(Map.of("type", "key", "publicKey", publicKey())));
        Map<String, Object> values = new TreeMap<>(policy.asLayer().values());
        values.put(field, trust);
        return Policy.of(new PolicyLayer(policy.name(), values));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
