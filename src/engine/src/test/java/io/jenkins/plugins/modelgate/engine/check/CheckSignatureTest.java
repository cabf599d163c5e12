package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Trying a trust entry on a published signature, without its model. */
public class CheckSignatureTest {
    @Test
    public void theRightEntryNamesTheSigner() throws Exception {
        Report report = check(
                "v1.1.0-elliptic-key/model.sig",
                Map.of("type", "key", "publicKey", text("keys/certificate/signing-key-pub.pem"), "name", "upstream"));
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.metrics())
                .containsEntry("signature", "VERIFIED")
                .containsEntry("trustedBy", "upstream")
                .containsEntry("signatureMode", "key")
                .containsEntry("signedFiles", 2L)
                .containsEntry("signedRoot", "92745110b1ab4368471cbe31664e10174e954b113a3df333db860317b2c6dec4");
    }

    @Test
    public void certificatesAndIdentitiesAreTriedToo() throws Exception {
        Report report = check(
                "v1.1.0-certificate/model.sig",
                Map.of(
                        "type", "certificate",
                        "roots", text("keys/certificate/ca-cert.pem"),
                        "subject", "CN=intermediate-ca"));
        assertThat(report.metrics()).containsKey("signature");
        Report stranger = check(
                "v1.1.0-sigstore/model.sig",
                Map.of(
                        "type", "sigstore",
                        "identity", "somebody@example.com",
                        "issuer", "https://sigstore.verify.ibm.com/oauth2",
                        "trustedRoot", text("../trusted_root.json")));
        assertThat(stranger.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(stranger.findings().get(0).rule()).isEqualTo("signature/stranger");
    }

    @Test
    public void theWrongEntryAndRubbishSayWhy() throws Exception {
        Map<String, Object> key = Map.of("type", "key", "publicKey", text("keys/certificate/signing-key-pub.pem"));
        assertThat(check("v0.2.0-certificate/model.sig", key).findings().get(0).rule())
                .isEqualTo("signature/unsupported");
        Report nothing = new CheckSignature()
                .run(
                        new CheckSignature.Request("hello".getBytes(StandardCharsets.UTF_8), policy(key)),
                        Progress.SILENT);
        assertThat(nothing.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(nothing.findings().get(0).rule()).isEqualTo("signature/malformed");
    }

    private static Report check(String signature, Map<String, Object> entry) throws Exception {
        byte[] bytes = text(signature).getBytes(StandardCharsets.UTF_8);
        return new CheckSignature().run(new CheckSignature.Request(bytes, policy(entry)), Progress.SILENT);
    }

    private static Policy policy(Map<String, Object> entry) throws Exception {
        return Policy.of(PolicyLayer.of("modelArtifact.trust", List.of(entry)));
    }

    private static String text(String name) throws Exception {
        try (InputStream in = CheckSignatureTest.class.getResourceAsStream("/oms/reference/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
