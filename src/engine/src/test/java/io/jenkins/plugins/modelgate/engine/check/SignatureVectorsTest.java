package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.OmsVectors;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every published bundle, with the right signer and with every other one. */
public class SignatureVectorsTest {
    private static final Map<String, String> MODES =
            Map.of("elliptic-key", "key", "certificate", "certificate", "sigstore", "sigstore");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyBundleVerifiesWithItsOwnSignerAndWithNoOther() throws Exception {
        int bundles = 0;
        for (Path directory : vectors()) {
            String vector = directory.getFileName().toString();
            if (vector.equals("v0.2.0-certificate")) {
                continue;
            }
            bundles++;
            String mode = MODES.get(vector.substring(vector.indexOf('-') + 1));
            Path model = model(directory);
            for (Map.Entry<String, List<TrustEntry>> trust : signers().entrySet()) {
                Report report = SignedModels.check(model, trust.getValue());
                String as = vector + " with " + trust.getKey();
                if (trust.getKey().equals(mode)) {
                    assertThat(SignedModels.broken(report)).as(as).isEmpty();
                    assertThat(SignedModels.status(report)).as(as).isEqualTo("VERIFIED");
                    assertThat(report.metrics()).as(as).containsEntry("signatureMode", mode);
                    assertThat(report.metrics().get("signerFingerprint").toString())
                            .matches("[0-9a-f]{64}");
                } else {
                    assertThat(SignedModels.broken(report)).as(as).containsOnlyKeys("signature/stranger");
                    assertThat(SignedModels.status(report)).as(as).isEqualTo("FAILED");
                    assertThat(report.verdict()).as(as).isEqualTo(Verdict.FAILED);
                }
            }
        }
        assertThat(bundles).isEqualTo(9);
    }

    @Test
    public void theSpecificationsBundlesVerifyToo() throws Exception {
        for (Map.Entry<String, String> each : Map.of(
                        "key",
                        "v1.1.0-elliptic-key",
                        "certificate",
                        "v1.1.0-certificate",
                        "sigstore",
                        "v1.1.0-sigstore")
                .entrySet()) {
            String mode = each.getKey();
            Path bundle = OmsVectors.path("spec/valid/" + mode + ".bundle.json");
            Path model = folder.newFolder().toPath();
            Path files = OmsVectors.path("reference/" + each.getValue());
            Files.copy(files.resolve("signme-2"), model.resolve("signme-2"));
            Files.writeString(model.resolve("signme-1"), mode.equals("sigstore") ? "signme-1" : "signme-1\n");
            Report report = SignedModels.check(
                    model,
                    io.jenkins.plugins.modelgate.engine.policy.Policy.defaults(),
                    new SignatureRequest(bundle, null, signers().get(mode), true));
            assertThat(SignedModels.status(report))
                    .as(mode + " " + report.findings())
                    .isEqualTo("VERIFIED");
        }
    }

    @Test
    public void theOldFormatIsRefusedByItsName() throws Exception {
        Path model = OmsVectors.path("reference/v0.2.0-certificate");
        for (List<TrustEntry> trust : signers().values()) {
            Report report = SignedModels.check(model, trust);
            assertThat(SignedModels.broken(report)).containsOnlyKeys("signature/unsupported");
            assertThat(SignedModels.details(report, "signature/unsupported").get(0))
                    .contains("v0.2");
            assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        }
    }

    @Test
    public void oldBundlesAreToldFromNewOnes() throws Exception {
        Report old =
                SignedModels.check(OmsVectors.path("reference/v1.0.0-elliptic-key/signme-1"), SignedModels.byKey());
        assertThat(SignedModels.details(old, "signature/tolerated")).hasSize(3);
        Report current = SignedModels.check(OmsVectors.path("reference/v1.1.0-elliptic-key"), SignedModels.byKey());
        assertThat(SignedModels.details(current, "signature/tolerated"))
                .containsExactly("1 file left out of the" + " signature: ignore-me");
    }

    @Test
    public void noAlteredFilePasses() throws Exception {
        Path vector = OmsVectors.path("reference/v1.1.0-elliptic-key");
        Path model = folder.newFolder().toPath();
        for (String name : List.of("model.sig", "ignore-me", "signme-1", "signme-2")) {
            Files.copy(vector.resolve(name), model.resolve(name));
        }
        for (String name : List.of("signme-1", "signme-2")) {
            byte[] original = Files.readAllBytes(model.resolve(name));
            int step = Boolean.getBoolean("modelgate.full") ? 1 : 7;
            for (int i = 0; i < 8 * original.length; i += step) {
                byte[] altered = original.clone();
                altered[i / 8] ^= (byte) (1 << i % 8);
                Files.write(model.resolve(name), altered);
                requireChanged(model, name);
            }
            Files.write(model.resolve(name), java.util.Arrays.copyOf(original, original.length + 1));
            requireChanged(model, name);
            Files.write(model.resolve(name), java.util.Arrays.copyOf(original, original.length - 1));
            requireChanged(model, name);
            Files.write(model.resolve(name), original);
        }
        assertThat(SignedModels.status(SignedModels.check(model, SignedModels.byKey())))
                .isEqualTo("VERIFIED");
        Files.move(model.resolve("signme-2"), model.resolve("signme-3"));
        assertThat(SignedModels.broken(SignedModels.check(model, SignedModels.byKey())))
                .containsEntry("signature/missing-file", "signme-2")
                .containsEntry("signature/extra-file", "signme-3");
    }

    private static void requireChanged(Path model, String name) throws Exception {
        Report report = SignedModels.check(model, SignedModels.byKey());
        assertThat(SignedModels.broken(report)).containsOnlyKeys("signature/changed-file");
        assertThat(SignedModels.broken(report)).containsValue(name);
        assertThat(SignedModels.status(report)).isEqualTo("FAILED");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    private Map<String, List<TrustEntry>> signers() throws Exception {
        Map<String, List<TrustEntry>> signers = new LinkedHashMap<>();
        signers.put("key", SignedModels.byKey());
        signers.put("certificate", SignedModels.byCertificate());
        signers.put("sigstore", SignedModels.byIdentity());
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
        for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
            pairs.initialize(new ECGenParameterSpec(curve));
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(pairs.generateKeyPair().getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            signers.put("a stranger's key on " + curve, SignedModels.byKey(pem));
        }
        signers.put("another subject", certificate("subject", "CN=root-ca"));
        signers.put("another name", certificate("san", "release@example.com"));
        signers.put("another fingerprint", certificate("fingerprint", "ab".repeat(32)));
        signers.put("another identity", SignedModels.byIdentity("someone@us.ibm.com", SignedModels.ISSUER));
        signers.put("another issuer", SignedModels.byIdentity(SignedModels.IDENTITY, "https://accounts.google.com"));
        return signers;
    }

    private static List<TrustEntry> certificate(String pin, String value) throws Exception {
        return io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust.entries(
                Map.of("certificateRoots", SignedModels.text(SignedModels.KEYS + "ca-cert.pem"), pin, value));
    }

    /** Two of the vectors are of a single file. */
    private static Path model(Path directory) {
        return Files.exists(directory.resolve("signme-2")) ? directory : directory.resolve("signme-1");
    }

    private static List<Path> vectors() throws Exception {
        List<Path> vectors = new ArrayList<>();
        try (Stream<Path> all = Files.list(OmsVectors.path("reference"))) {
            all.filter(each -> Files.exists(each.resolve("model.sig"))).sorted().forEach(vectors::add);
        }
        return vectors;
    }
}
