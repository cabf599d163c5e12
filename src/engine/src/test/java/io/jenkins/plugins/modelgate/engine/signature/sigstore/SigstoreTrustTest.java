package io.jenkins.plugins.modelgate.engine.signature.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.signature.OmsVectors;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The published Sigstore bundles, with the right identity and with every other. */
public class SigstoreTrustTest {
    private static final List<String> VECTORS = List.of("v0.3.1-sigstore", "v1.0.0-sigstore", "v1.1.0-sigstore");
    private static final String IDENTITY = "stefanb@us.ibm.com";
    private static final String ISSUER = "https://sigstore.verify.ibm.com/oauth2";
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    public void theRightIdentityAndIssuerPass() throws Exception {
        for (String vector : VECTORS) {
            byte[] bundle = OmsVectors.bundle(vector);
            Signer signer = SigstoreTrust.verify(bundle, OmsVectors.rootDigest(bundle), entry(IDENTITY, ISSUER), NOW);

            assertThat(signer.mode()).isEqualTo("sigstore");
            assertThat(signer.name()).contains(IDENTITY).contains(ISSUER);
            assertThat(signer.trustedBy()).isEqualTo("modelArtifact.trust[0]");
            assertThat(signer.fingerprint()).matches("[0-9a-f]{64}");
            assertThat(signer.signedAt())
                    .isBetween(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
        }
    }

    @Test
    public void theSpecificationsBundlePasses() throws Exception {
        byte[] bundle = Files.readAllBytes(OmsVectors.path("spec/valid/sigstore.bundle.json"));
        Signer signer = SigstoreTrust.verify(bundle, OmsVectors.rootDigest(bundle), entry(IDENTITY, ISSUER), NOW);
        assertThat(signer.name()).contains(IDENTITY);
    }

    @Test
    public void everyOtherIdentityOrIssuerIsAStranger() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-sigstore");
        byte[] digest = OmsVectors.rootDigest(bundle);
        for (String[] wrong : new String[][] {
            {"stefanb@us.ibm.co", ISSUER},
            {"Stefanb@us.ibm.com", ISSUER},
            {".*", ISSUER},
            {"stefanb@us.ibm.com ", ISSUER},
            {IDENTITY, "https://accounts.google.com"},
            {IDENTITY, ISSUER + "/"},
            {IDENTITY, ".*"},
        }) {
            SignatureException refusal = refused(bundle, digest, entry(wrong[0], wrong[1]), NOW);
            assertThat(refusal.kind()).as(wrong[0] + " " + wrong[1]).isEqualTo(Kind.STRANGER);
            assertThat(refusal.getMessage()).contains(IDENTITY).contains(wrong[1]);
        }
    }

    @Test
    public void anotherModelIsNotWhatWasSigned() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-sigstore");
        byte[] digest = OmsVectors.rootDigest(bundle);
        digest[31] ^= 1;
        assertThat(refused(bundle, digest, entry(IDENTITY, ISSUER), NOW).kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    public void aMissingDamagedOrOtherTrustedRootIsTold() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-sigstore");
        byte[] digest = OmsVectors.rootDigest(bundle);
        for (String root : List.of("", "no JSON", "{}", "[]", "{\"a\":1,\"a\":2}", "{\"tlogs\": [{}]}")) {
            SignatureException refusal = refused(bundle, digest, entry(IDENTITY, ISSUER, root), NOW);
            assertThat(refusal.kind()).as(root).isEqualTo(Kind.TRUST);
            assertThat(refusal.getMessage()).contains("trustedRoot");
        }
        ObjectNode other = (ObjectNode) JSON.readTree(trustedRoot());
        ArrayNode authorities = (ArrayNode) other.get("certificateAuthorities");
        // What remains is the authority that Sigstore began with, which did not issue this certificate.
        while (authorities.size() > 1) {
            authorities.remove(authorities.size() - 1);
        }
        SignatureException refusal = refused(bundle, digest, entry(IDENTITY, ISSUER, other.toString()), NOW);
        assertThat(refusal.kind()).isEqualTo(Kind.STRANGER);
    }

    @Test
    public void aLogThatIsNotTrustedAtThatTimeSaysNothing() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-sigstore");
        ObjectNode root = (ObjectNode) JSON.readTree(trustedRoot());
        for (JsonNode log : root.get("tlogs")) {
            ((ObjectNode) log.get("publicKey").get("validFor")).put("end", "2024-01-01T00:00:00Z");
        }
        SignatureException refusal =
                refused(bundle, OmsVectors.rootDigest(bundle), entry(IDENTITY, ISSUER, root.toString()), NOW);
        assertThat(refusal.kind()).isEqualTo(Kind.STRANGER);
    }

    @Test
    public void alteredBundlesAreRefusedForWhatWasAltered() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-sigstore");
        byte[] digest = OmsVectors.rootDigest(bundle);
        TrustEntry entry = entry(IDENTITY, ISSUER);

        ObjectNode empty = (ObjectNode) JSON.readTree(bundle);
        ((ArrayNode) empty.at("/verificationMaterial/tlogEntries")).removeAll();
        assertThat(refused(bytes(empty), digest, entry, NOW).getMessage()).contains("0 entries of a transparency log");

        ObjectNode twice = (ObjectNode) JSON.readTree(bundle);
        ArrayNode entries = (ArrayNode) twice.at("/verificationMaterial/tlogEntries");
        entries.add(entries.get(0).deepCopy());
        assertThat(refused(bytes(twice), digest, entry, NOW).getMessage()).contains("2 entries");

        ObjectNode later = (ObjectNode) JSON.readTree(bundle);
        ((ObjectNode) later.at("/verificationMaterial/tlogEntries/0")).put("integratedTime", "1800000000");
        assertThat(refused(bytes(later), digest, entry, NOW).kind()).isEqualTo(Kind.STRANGER);

        ObjectNode oldType = (ObjectNode) JSON.readTree(bundle);
        oldType.put("mediaType", "application/vnd.dev.sigstore.bundle+json;version=0.1");
        assertThat(refused(bytes(oldType), digest, entry, NOW).kind()).isEqualTo(Kind.UNSUPPORTED);

        ObjectNode mixed = (ObjectNode) JSON.readTree(bundle);
        ((ObjectNode) mixed.get("verificationMaterial")).putObject("publicKey").put("hint", "x");
        assertThat(refused(bytes(mixed), digest, entry, NOW).kind()).isEqualTo(Kind.MALFORMED);

        byte[] repeated = new String(bundle, StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"mediaType\": \"x\", ")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(refused(repeated, digest, entry, NOW).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    public void keyAndCertificateBundlesAreNoSigstoreBundles() throws Exception {
        for (String vector : List.of("v1.1.0-certificate", "v1.1.0-elliptic-key")) {
            byte[] bundle = OmsVectors.bundle(vector);
            assertThat(refused(bundle, OmsVectors.rootDigest(bundle), entry(IDENTITY, ISSUER), NOW)
                            .kind())
                    .isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    public void aSignatureOfTheFutureIsNotBelieved() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-sigstore");
        SignatureException refusal = refused(
                bundle, OmsVectors.rootDigest(bundle), entry(IDENTITY, ISSUER), Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(refusal.kind()).isEqualTo(Kind.EXPIRED);
        assertThat(refusal.getMessage()).contains("is the clock right?");
    }

    @Test
    public void anEntryThatHasEndedDoesNotCount() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-sigstore");
        Map<String, String> fields =
                Map.of("identity", IDENTITY, "issuer", ISSUER, "trustedRoot", trustedRoot(), "notAfter", "2026-11-25");
        TrustEntry entry = new TrustEntry("modelArtifact.trust[0]", TrustEntry.Type.SIGSTORE, fields);
        assertThat(refused(bundle, OmsVectors.rootDigest(bundle), entry, NOW).kind())
                .isEqualTo(Kind.EXPIRED);
    }

    private static SignatureException refused(byte[] bundle, byte[] digest, TrustEntry entry, Instant now) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                SignatureException.class, () -> SigstoreTrust.verify(bundle, digest, entry, now));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String trustedRoot() throws IOException {
        return Files.readString(OmsVectors.path("trusted_root.json"));
    }

    private static TrustEntry entry(String identity, String issuer) throws IOException {
        return entry(identity, issuer, trustedRoot());
    }

    private static TrustEntry entry(String identity, String issuer, String root) {
        return new TrustEntry(
                "modelArtifact.trust[0]",
                TrustEntry.Type.SIGSTORE,
                Map.of("identity", identity, "issuer", issuer, "trustedRoot", root));
    }
}
