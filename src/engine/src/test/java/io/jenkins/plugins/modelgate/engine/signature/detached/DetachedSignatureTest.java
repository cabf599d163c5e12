package io.jenkins.plugins.modelgate.engine.signature.detached;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.SignatureRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** OpenPGP and CMS signatures made by GnuPG and OpenSSL: the right ones verify, every other is told by what it is. */
public class DetachedSignatureTest {
    private static final Path REAL = Path.of("src/test/resources/detached");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path model;

    @Before
    public void copy() throws Exception {
        model = Files.copy(REAL.resolve("model.json"), folder.getRoot().toPath().resolve("model.json"));
    }

    private static Map<String, String> openpgp(String key) throws Exception {
        return Map.of("publicKey", Files.readString(REAL.resolve(key + ".pub.asc")));
    }

    private static Map<String, String> certificate(String subject) throws Exception {
        return Map.of("certificateRoots", Files.readString(REAL.resolve("ca.pem")), "subject", subject);
    }

    private static Report check(Path path, Path signature, Map<String, String> trust) throws Exception {
        SignatureRequest asked = new SignatureRequest(signature, null, CallerTrust.entries(trust), true);
        return new VerifyModelArtifact()
                .run(VerifyModelArtifactRequest.of(path, Policy.defaults(), asked), Progress.SILENT);
    }

    private void assertVerified(String signature, Map<String, String> trust, String mode) throws Exception {
        Report report = check(model, REAL.resolve("model.json." + signature), trust);
        assertThat(report.metrics())
                .as(report.findings().toString())
                .containsEntry("signature", "VERIFIED")
                .containsEntry("signatureMode", mode);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    private void assertRefused(String signature, Map<String, String> trust, String rule) throws Exception {
        Report report = check(model, REAL.resolve("model.json." + signature), trust);
        assertThat(report.findings()).as(signature).extracting(Finding::rule).contains(rule);
        assertThat(report.metrics()).as(signature).containsEntry("signature", "FAILED");
        assertThat(report.verdict()).as(signature).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void signaturesOfGnuPgVerify() throws Exception {
        assertVerified("ed.asc", openpgp("ed"), "openpgp");
        assertVerified("ed.sig", openpgp("ed"), "openpgp");
        assertVerified("rsa.asc", openpgp("rsa"), "openpgp");
        assertVerified("sub.asc", openpgp("sub"), "openpgp");
        assertVerified("both.asc", openpgp("ed"), "openpgp");
        assertVerified("both.asc", openpgp("other"), "openpgp");
    }

    @Test
    public void signaturesOfOpenSslVerify() throws Exception {
        assertVerified("ec.p7s", certificate("CN=ec"), "cms");
        assertVerified("ec.pem.p7s", certificate("CN=ec"), "cms");
        assertVerified("rsaleaf.p7s", certificate("CN=rsaleaf"), "cms");
        assertVerified("pss.p7s", certificate("CN=rsaleaf"), "cms");
    }

    @Test
    public void aStrangersIsOne() throws Exception {
        assertRefused("ed.asc", openpgp("other"), "signature/stranger");
        assertRefused("rsa.asc", openpgp("ed"), "signature/stranger");
        assertRefused("ed.asc", certificate("CN=ec"), "signature/stranger");
        assertRefused("ec.p7s", openpgp("ed"), "signature/stranger");
        assertRefused("ec.p7s", certificate("CN=other"), "signature/stranger");
        assertRefused("selfsigned.p7s", certificate("CN=ec"), "signature/stranger");
        assertRefused("server.p7s", certificate("CN=server"), "signature/stranger");
    }

    @Test
    public void keysThatMayNotSignAnyMore() throws Exception {
        assertRefused("expired.asc", openpgp("expired"), "signature/expired");
        assertRefused("ed.asc", openpgp("ed-revoked"), "signature/revoked");
        assertRefused("sub.asc", openpgp("sub-revoked"), "signature/revoked");
        assertRefused("future.asc", openpgp("ed"), "signature/expired");
    }

    @Test
    public void formsThatProveTooLittle() throws Exception {
        assertRefused("sha1.asc", openpgp("rsa"), "signature/unsupported");
        assertRefused("weak.asc", openpgp("weak"), "signature/unsupported");
        assertRefused("text.asc", openpgp("ed"), "signature/unsupported");
        assertRefused("clear.asc", openpgp("ed"), "signature/unsupported");
        assertRefused("critical.asc", openpgp("ed"), "signature/unsupported");
        assertRefused("noattr.p7s", certificate("CN=ec"), "signature/unsupported");
        assertRefused("whole.p7s", certificate("CN=ec"), "signature/unsupported");
        assertRefused("sha1.p7s", certificate("CN=ec"), "signature/unsupported");
        assertRefused("nocerts.p7s", certificate("CN=ec"), "signature/malformed");
    }

    @Test
    public void anAlteredFile() throws Exception {
        Files.writeString(model, "{\"hello\": \"nodel\"}\n");
        assertRefused("ed.asc", openpgp("ed"), "signature/invalid");
        assertRefused("ec.p7s", certificate("CN=ec"), "signature/invalid");
    }

    @Test
    public void noAlteredSignatureHolds() throws Exception {
        for (String each : new String[] {"ed.sig", "ec.p7s"}) {
            byte[] bytes = Files.readAllBytes(REAL.resolve("model.json." + each));
            Path altered = folder.getRoot().toPath().resolve("altered");
            Map<String, String> trust = each.equals("ed.sig") ? openpgp("ed") : certificate("CN=ec");
            int step = Math.max(1, bytes.length / 40);
            for (int at = 0; at < bytes.length; at += step) {
                byte[] changed = bytes.clone();
                changed[at] ^= 0x04;
                Files.write(altered, changed);
                Report report = check(model, altered, trust);
                boolean verified = "VERIFIED".equals(report.metrics().get("signature"));
                // Bytes that no signature covers may change: the issuer's hint, certificates beside the signer's.
                if (verified) {
                    assertThat(report.metrics().get("signerFingerprint"))
                            .isEqualTo(check(model, REAL.resolve("model.json." + each), trust)
                                    .metrics()
                                    .get("signerFingerprint"));
                }
            }
            for (int length : new int[] {0, 1, 20, bytes.length / 2, bytes.length - 1}) {
                Files.write(altered, java.util.Arrays.copyOf(bytes, length));
                assertThat(check(model, altered, trust).metrics()).doesNotContainEntry("signature", "VERIFIED");
            }
        }
    }

    private Path tree(String signature) throws Exception {
        Path tree = folder.newFolder().toPath();
        Files.createDirectories(tree.resolve("sub"));
        for (String name : List.of("config.json", "sub/other.json", "SHA256SUMS")) {
            Files.copy(REAL.resolve("tree").resolve(name), tree.resolve(name));
        }
        Files.copy(REAL.resolve(signature), tree.resolve(signature));
        return tree;
    }

    @Test
    public void aDirectoryByItsListing() throws Exception {
        Map<String, Map<String, String>> ways =
                Map.of("SHA256SUMS.asc", openpgp("ed"), "SHA256SUMS.p7s", certificate("CN=ec"));
        for (Map.Entry<String, Map<String, String>> way : ways.entrySet()) {
            Path tree = tree(way.getKey());
            Report report = check(tree, null, way.getValue());
            assertThat(report.metrics()).as(report.findings().toString()).containsEntry("signature", "VERIFIED");
            assertThat(report.metrics()).containsEntry("signedFiles", 2L);

            Files.writeString(tree.resolve("extra.pkl"), "N.");
            assertDiffers(tree, way.getValue(), "signature/extra-file");
            Files.delete(tree.resolve("extra.pkl"));

            String config = Files.readString(tree.resolve("config.json"));
            Files.writeString(tree.resolve("config.json"), "{\"a\": 2}\n");
            assertDiffers(tree, way.getValue(), "signature/changed-file");
            Files.writeString(tree.resolve("config.json"), config);

            Files.delete(tree.resolve("sub/other.json"));
            assertDiffers(tree, way.getValue(), "signature/missing-file");

            String listing = Files.readString(tree.resolve("SHA256SUMS"));
            Files.writeString(tree.resolve("SHA256SUMS"), listing.substring(0, listing.indexOf('\n') + 1));
            assertDiffers(tree, way.getValue(), "signature/invalid");
        }
    }

    /** A name that the listing could have does not excuse a file: only the very listing and its signature are no part. */
    @Test
    public void nothingPassesUnderTheListingsName() throws Exception {
        Path signed = tree("SHA256SUMS.asc");
        Path tree = folder.newFolder().toPath();
        Files.createDirectories(tree.resolve("sub"));
        for (String name : List.of("config.json", "sub/other.json")) {
            Files.copy(signed.resolve(name), tree.resolve(name));
        }
        Path beside = signed.resolve("SHA256SUMS.asc");
        assertThat(check(tree, beside, openpgp("ed")).metrics()).containsEntry("signature", "VERIFIED");
        for (String name : List.of("SHA256SUMS", "SHA256SUMS.asc")) {
            Files.write(tree.resolve(name), new byte[] {(byte) 0x80, 2, 'N', '.'});
            Report report = check(tree, beside, openpgp("ed"));
            assertThat(report.findings()).as(name).extracting(Finding::rule).contains("signature/extra-file");
            assertThat(report.metrics()).as(name).containsEntry("signature", "FAILED");
            Files.delete(tree.resolve(name));
        }
    }

    private static void assertDiffers(Path tree, Map<String, String> trust, String rule) throws Exception {
        Report report = check(tree, null, trust);
        assertThat(report.findings()).extracting(Finding::rule).contains(rule);
        assertThat(report.metrics()).containsEntry("signature", "FAILED");
    }

    @Test
    public void aSignatureOfBytesIsNoneOfADirectory() throws Exception {
        Path tree = tree("SHA256SUMS.asc");
        Report report = check(tree, REAL.resolve("model.json.ed.asc"), openpgp("ed"));
        assertThat(report.metrics()).containsEntry("signature", "FAILED");
    }

    @Test
    public void keysOfTheWrongKind() throws Exception {
        Map<String, String> twice = Map.of(
                "publicKey",
                Files.readString(REAL.resolve("ed.pub.asc")) + Files.readString(REAL.resolve("other.pub.asc")));
        assertRefused("ed.asc", twice, "signature/trust-unusable");
    }
}
