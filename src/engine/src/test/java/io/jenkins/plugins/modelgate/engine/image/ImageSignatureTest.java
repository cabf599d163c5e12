package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Signatures of images: made by the real cosign, and made here where a real one cannot be that hostile. */
public class ImageSignatureTest {
    private static final Path REAL = Path.of("src/test/resources/image/cosign");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Map<String, String> key(String file) throws Exception {
        return Map.of("publicKey", Files.readString(REAL.resolve(file)));
    }

    private static Map<String, String> certificate(String subject) throws Exception {
        return Map.of("certificateRoots", Files.readString(REAL.resolve("ca.pem")), "subject", subject);
    }

    private static Report check(Path layout, Policy policy, Map<String, String> caller, boolean callerDecides)
            throws Exception {
        return new VerifyContainerImage()
                .run(
                        new VerifyContainerImageRequest(
                                layout,
                                policy,
                                null,
                                null,
                                null,
                                List.of(),
                                caller.isEmpty() ? List.of() : CallerTrust.entries(caller),
                                callerDecides,
                                2),
                        Progress.SILENT);
    }

    private static Report check(Path layout, Map<String, String> caller) throws Exception {
        return check(layout, Policy.defaults(), caller, true);
    }

    private static void assertVerified(Report report, String mode) {
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
        assertThat(report.metrics()).containsEntry("signature", "VERIFIED").containsEntry("signatureMode", mode);
    }

    private static void assertRefused(Report report, String rule) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.metrics()).doesNotContainEntry("signature", "VERIFIED");
        assertThat(report.findings()).extracting(Finding::rule).contains(rule);
    }

    @Test
    public void signaturesOfTheRealCosignVerify() throws Exception {
        assertVerified(check(REAL.resolve("key"), key("cosign.pub")), "key");
        assertVerified(check(REAL.resolve("certificate"), key("cosign.pub")), "key");
        assertVerified(check(REAL.resolve("certificate"), key("leafc.pub")), "key");
        assertVerified(check(REAL.resolve("certificate"), certificate("CN=ml-release")), "certificate");
        assertVerified(check(REAL.resolve("bundle"), key("cosign.pub")), "key");
    }

    @Test
    public void nobodyElsesDo() throws Exception {
        assertRefused(check(REAL.resolve("key"), key("leafc.pub")), "image/signed-by-stranger");
        assertRefused(check(REAL.resolve("key"), certificate("CN=ml-release")), "image/signed-by-stranger");
        assertRefused(check(REAL.resolve("certificate"), certificate("CN=other")), "image/signed-by-stranger");
        assertRefused(check(REAL.resolve("bundle"), key("leafc.pub")), "image/signed-by-stranger");
        assertRefused(check(REAL.resolve("bundle"), certificate("CN=ml-release")), "image/signed-by-stranger");
    }

    @Test
    public void whatThePolicyDemandsAStepCannotChoose() throws Exception {
        Policy required = Policy.of(PolicyFile.json("{\"containerImage\":{\"signature\":\"REQUIRED\"}}", "test"));
        assertRefused(check(REAL.resolve("key"), required, key("cosign.pub"), false), "image/trusts-nobody");
        assertVerified(check(REAL.resolve("key"), required, key("cosign.pub"), true), "key");
        ObjectNode policy = LayoutBuilder.object();
        policy.putObject("containerImage")
                .putArray("trust")
                .addObject()
                .put("type", "key")
                .put("publicKey", Files.readString(REAL.resolve("cosign.pub")));
        Policy trusting = Policy.of(PolicyFile.json(policy.toString(), "test"));
        assertVerified(check(REAL.resolve("key"), trusting, Map.of(), false), "key");
        assertRefused(check(REAL.resolve("key"), trusting, key("leafc.pub"), false), "image/signed-by-stranger");
        // Two demands may be met by two signatures.
        assertVerified(check(REAL.resolve("certificate"), trusting, key("leafc.pub"), false), "key");
    }

    @Test
    public void anUnsignedImage() throws Exception {
        LayoutBuilder layout = new LayoutBuilder();
        layout.image(new LayerBuilder().file("a", new byte[1]));
        Path directory = layout.directory(folder.newFolder().toPath());
        Report asked = check(directory, key("cosign.pub"));
        assertRefused(asked, "image/unsigned");
        Report free = check(directory, Map.of());
        assertThat(free.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(free.metrics()).containsEntry("signature", "UNSIGNED");
        Report unchecked = check(REAL.resolve("key"), Map.of());
        assertThat(unchecked.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(unchecked.metrics()).containsEntry("signature", "NOT_CHECKED");
        assertThat(unchecked.findings()).allMatch(finding -> finding.severity() == Severity.INFO);
    }

    // What no honest tool makes

    static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static byte[] sign(KeyPair pair, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    static Map<String, String> trusting(KeyPair pair) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded());
        return Map.of("publicKey", "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    }

    static byte[] payload(String digest) {
        return LayoutBuilder.text("{\"critical\":{\"identity\":{\"docker-reference\":\"\"},\"image\":"
                + "{\"docker-manifest-digest\":\"" + digest
                + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}");
    }

    static ObjectNode legacy(LayoutBuilder layout, byte[] payload, byte[] signature) {
        ObjectNode manifest = layout.manifest();
        ObjectNode layer = layout.descriptor("application/vnd.dev.cosign.simplesigning.v1+json", payload);
        layer.withObject("/annotations")
                .put("dev.cosignproject.cosign/signature", Base64.getEncoder().encodeToString(signature));
        manifest.withArray("layers").add(layer);
        return layout.add(manifest);
    }

    static String tag(ObjectNode image) {
        return image.path("digest").asText().replace(':', '-') + ".sig";
    }

    private Report with(LayoutBuilder layout, Map<String, String> caller) throws Exception {
        return check(layout.directory(folder.newFolder().toPath()), caller);
    }

    @Test
    public void aSignatureOfAnotherImageUnderThisOnesTag() throws Exception {
        KeyPair pair = pair();
        LayoutBuilder layout = new LayoutBuilder();
        ObjectNode image = layout.image(new LayerBuilder().file("a", new byte[1]));
        byte[] other = payload("sha256:" + "0".repeat(64));
        layout.list(legacy(layout, other, sign(pair, other)), tag(image));
        assertRefused(with(layout, trusting(pair)), "image/signature-invalid");
    }

    @Test
    public void aPayloadThatWasAlteredAfterSigning() throws Exception {
        KeyPair pair = pair();
        LayoutBuilder layout = new LayoutBuilder();
        ObjectNode image = layout.image(new LayerBuilder().file("a", new byte[1]));
        byte[] signature = sign(pair, payload("sha256:" + "0".repeat(64)));
        layout.list(legacy(layout, payload(image.path("digest").asText()), signature), tag(image));
        assertRefused(with(layout, trusting(pair)), "image/signed-by-stranger");
    }

    @Test
    public void payloadsThatReadersUnderstandDifferently() throws Exception {
        KeyPair pair = pair();
        for (String change : new String[] {
            "\"image\":{\"Docker-manifest-digest\":\"sha256:" + "0".repeat(64) + "\",", "\"image\":{\"x\":1,"
        }) {
            LayoutBuilder layout = new LayoutBuilder();
            ObjectNode image = layout.image(new LayerBuilder().file("a", new byte[1]));
            String text = new String(payload(image.path("digest").asText()), StandardCharsets.UTF_8);
            byte[] payload = LayoutBuilder.text(text.replace("\"image\":{", change));
            layout.list(legacy(layout, payload, sign(pair, payload)), tag(image));
            assertRefused(with(layout, trusting(pair)), "image/signature-malformed");
        }
    }

    @Test
    public void aStrangersSignatureBesideTheRightOneTakesNothingAway() throws Exception {
        KeyPair pair = pair();
        LayoutBuilder layout = new LayoutBuilder();
        ObjectNode image = layout.image(new LayerBuilder().file("a", new byte[1]));
        byte[] payload = payload(image.path("digest").asText());
        layout.list(legacy(layout, payload, sign(pair(), payload)), tag(image));
        layout.list(legacy(layout, payload, sign(pair, payload)));
        assertVerified(with(layout, trusting(pair)), "key");
    }

    private static byte[] statement(String sha256, String predicateType) {
        return LayoutBuilder.text(
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\"" + sha256
                        + "\"}}],\"predicateType\":\"" + predicateType + "\",\"predicate\":{}}");
    }

    private static ObjectNode bundle(KeyPair pair, byte[] statement) throws Exception {
        ObjectNode bundle = LayoutBuilder.object().put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        bundle.putObject("verificationMaterial").putObject("publicKey").put("hint", "");
        ObjectNode envelope = bundle.putObject("dsseEnvelope");
        envelope.put("payloadType", Envelope.IN_TOTO)
                .put("payload", Base64.getEncoder().encodeToString(statement));
        byte[] signature = sign(pair, Envelope.signedBytes(Envelope.IN_TOTO, statement));
        envelope.putArray("signatures")
                .addObject()
                .put("sig", Base64.getEncoder().encodeToString(signature));
        return bundle;
    }

    private static void attach(LayoutBuilder layout, ObjectNode image, ObjectNode bundle) {
        String type = "application/vnd.dev.sigstore.bundle.v0.3+json";
        ObjectNode manifest = LayoutBuilder.object()
                .put("schemaVersion", 2)
                .put("mediaType", "application/vnd.oci.image.manifest.v1+json")
                .put("artifactType", type);
        manifest.set("config", layout.descriptor("application/vnd.oci.empty.v1+json", LayoutBuilder.text("{}")));
        manifest.putArray("layers").add(layout.descriptor(type, LayoutBuilder.bytes(bundle)));
        manifest.set("subject", image);
        layout.list(layout.add(manifest));
    }

    private Report bundled(KeyPair pair, byte[] statement, LayoutBuilder layout, ObjectNode image) throws Exception {
        attach(layout, image, bundle(pair, statement));
        return with(layout, trusting(pair));
    }

    @Test
    public void anAttestationIsNoSignature() throws Exception {
        KeyPair pair = pair();
        List<String> seen = new ArrayList<>();
        for (String predicate :
                new String[] {"https://sigstore.dev/cosign/sign/v1", "https://slsa.dev/provenance/v1"}) {
            LayoutBuilder layout = new LayoutBuilder();
            ObjectNode image = layout.image(new LayerBuilder().file("a", new byte[1]));
            String sha256 = image.path("digest").asText().substring("sha256:".length());
            Report report = bundled(pair, statement(sha256, predicate), layout, image);
            seen.add(report.verdict() + " " + report.metrics().get("signature"));
        }
        assertThat(seen).containsExactly("PASSED VERIFIED", "FAILED UNSIGNED");
    }

    @Test
    public void aBundleAboutAnotherImage() throws Exception {
        KeyPair pair = pair();
        LayoutBuilder layout = new LayoutBuilder();
        ObjectNode image = layout.image(new LayerBuilder().file("a", new byte[1]));
        byte[] other = statement("0".repeat(64), "https://sigstore.dev/cosign/sign/v1");
        assertRefused(bundled(pair, other, layout, image), "image/signature-invalid");
    }

    @Test
    public void aBundleOverTheManifestItself() throws Exception {
        KeyPair pair = pair();
        LayoutBuilder layout = new LayoutBuilder();
        ObjectNode manifest = layout.manifest(new LayerBuilder().file("a", new byte[1]));
        ObjectNode image = layout.add(manifest);
        layout.list(image);
        byte[] bytes = LayoutBuilder.bytes(manifest);
        for (boolean honest : new boolean[] {false, true}) {
            byte[] signed = honest ? bytes : LayoutBuilder.text("{}");
            ObjectNode bundle =
                    LayoutBuilder.object().put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
            bundle.putObject("verificationMaterial").putObject("publicKey").put("hint", "");
            ObjectNode message = bundle.putObject("messageSignature");
            byte[] digest =
                    java.util.HexFormat.of().parseHex(BlobDigest.ofBytes(bytes).hex());
            message.putObject("messageDigest")
                    .put("algorithm", "SHA2_256")
                    .put("digest", Base64.getEncoder().encodeToString(digest));
            message.put("signature", Base64.getEncoder().encodeToString(sign(pair, signed)));
            LayoutBuilder own = layout;
            attach(own, image, bundle);
            Report report = with(own, trusting(pair));
            assertThat(report.metrics().get("signature")).isEqualTo(honest ? "VERIFIED" : "FAILED");
        }
    }

    @Test
    public void aSignedIndexSpeaksForItsImages() throws Exception {
        KeyPair pair = pair();
        LayoutBuilder layout = new LayoutBuilder();
        ObjectNode child = layout.add(layout.manifest(new LayerBuilder().file("a", new byte[1])));
        ObjectNode index = layout.add(layout.index(Map.of("linux/amd64", child)));
        layout.list(index);
        byte[] payload = payload(index.path("digest").asText());
        layout.list(legacy(layout, payload, sign(pair, payload)), tag(index));
        assertVerified(with(layout, trusting(pair)), "key");
    }

    @Test
    public void everyFlippedBitOfARealSignatureIsNoticed() throws Exception {
        Path copy = folder.newFolder().toPath();
        try (var files = Files.walk(REAL.resolve("key"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(REAL.resolve("key").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        String pem = Files.readString(REAL.resolve("cosign.pub"));
        try (var files = Files.walk(copy)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 0; at < bytes.length; at += 23) {
                    byte[] changed = bytes.clone();
                    changed[at] ^= 0x10;
                    Files.write(file, changed);
                    Report report = check(copy, Map.of("publicKey", pem));
                    // White space and names of the layout's own index are signed by nobody, and the configuration of
                    // the signature's own manifest is read by nobody.
                    boolean own = file.endsWith("index.json")
                            || file.endsWith("oci-layout")
                            || file.getFileName().toString().startsWith("bc041355a9437f54");
                    assertThat(report.verdict() == Verdict.PASSED && !own)
                            .as(file + " at " + at)
                            .isFalse();
                }
                Files.write(file, bytes);
            }
        }
    }
}
