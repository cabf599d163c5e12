package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.OmsVectors;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsFixture;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Signers with certificates: in time, out of time, revoked; and Sigstore's bundles without their proof. */
public class SignatureCertificatesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final KeyPair pair;
    private final OmsFixture signer;
    private final TestAuthority authority;
    private Path model;

    public SignatureCertificatesTest() throws Exception {
        pair = TestAuthority.pair();
        signer = new OmsFixture(pair);
        authority = new TestAuthority(SignedModels.NOW);
    }

    @Before
    public void model() throws Exception {
        model = folder.newFolder("model").toPath();
        OmsFixture.write(model, "config.json", "{\"a\": 1}");
    }

    @Test
    public void aCertificateCountsWhileItIsValid() throws Exception {
        sign(-10, 10);
        assertThat(broken(Map.of())).isEmpty();
        sign(-10, -1);
        assertThat(broken(Map.of())).containsOnlyKeys("signature/expired");
        sign(1, 10);
        assertThat(broken(Map.of())).as("a clock that is behind").containsOnlyKeys("signature/expired");
    }

    @Test
    public void aRevokedCertificateIsToldFromAnExpiredOne() throws Exception {
        sign(-10, 10);
        assertThat(broken(Map.of("crl", authority.revoking(7)))).containsOnlyKeys("signature/revoked");
        assertThat(broken(Map.of("crl", authority.revoking(8)))).isEmpty();
    }

    @Test
    public void anotherAuthoritysListSaysNothing() throws Exception {
        sign(-10, 10);
        String other = new TestAuthority(SignedModels.NOW).revoking();
        assertThat(broken(Map.of("crl", other))).isNotEmpty();
    }

    @Test
    public void aKeyOfAnotherTypeIsTheTrustEntrysFault() throws Exception {
        Files.write(model.resolve("model.sig"), signer.keyBundle(statement()));
        java.security.KeyPairGenerator pairs = java.security.KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2048);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder()
                        .encodeToString(pairs.generateKeyPair().getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (String key : List.of(pem, "no key", authority.rootPem())) {
            Report report = SignedModels.check(model, SignedModels.byKey(key));
            assertThat(SignedModels.broken(report)).containsOnlyKeys("signature/trust-unusable");
            assertThat(SignedModels.details(report, "signature/trust-unusable").get(0))
                    .contains("publicKey");
            assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        }
    }

    /** Rows 18 and 5 of the traps, with the published bundle. */
    @Test
    public void aSigstoreBundleBringsExactlyOneEntryOfTheLog() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Path vector = OmsVectors.path("reference/v1.1.0-sigstore");
        for (String name : new String[] {"signme-1", "signme-2", "ignore-me"}) {
            Files.copy(vector.resolve(name), model.resolve(name));
        }
        Files.delete(model.resolve("config.json"));
        for (int entries : new int[] {0, 2}) {
            ObjectNode bundle =
                    (ObjectNode) json.readTree(vector.resolve("model.sig").toFile());
            JsonNode entry = bundle.at("/verificationMaterial/tlogEntries/0");
            var list = ((ObjectNode) bundle.get("verificationMaterial")).putArray("tlogEntries");
            for (int i = 0; i < entries; i++) {
                list.add(entry);
            }
            json.writeValue(model.resolve("model.sig").toFile(), bundle);
            Report report = SignedModels.check(model, SignedModels.byIdentity());
            assertThat(SignedModels.broken(report)).containsOnlyKeys("signature/malformed");
            assertThat(SignedModels.details(report, "signature/malformed").get(0))
                    .contains("it has " + entries);
        }
    }

    private void sign(int from, int to) throws Exception {
        byte[] certificate = authority.certificate(7, pair, from, to).getEncoded();
        Files.write(model.resolve("model.sig"), signer.bundle(statement(), certificate));
    }

    private Map<String, String> broken(Map<String, String> more) throws Exception {
        Map<String, String> given = new TreeMap<>(more);
        given.put("certificateRoots", authority.rootPem());
        given.put("subject", "CN=release");
        List<TrustEntry> trust = CallerTrust.entries(given);
        return SignedModels.broken(SignedModels.check(model, trust));
    }

    private ObjectNode statement() throws Exception {
        return OmsFixture.statement(model, DigestAlgorithm.SHA256, "config.json");
    }
}
