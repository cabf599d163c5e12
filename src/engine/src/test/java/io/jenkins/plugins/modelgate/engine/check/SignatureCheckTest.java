package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsFixture;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Signature, policy and caller together; and what stands in the place of a signature. */
public class SignatureCheckTest {
    private static final String REQUIRED = "modelArtifact: {signature: REQUIRED}";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private OmsFixture signer;
    private Path model;

    @Before
    public void model() throws Exception {
        signer = new OmsFixture();
        model = folder.newFolder("model").toPath();
        OmsFixture.write(model, "config.json", "{\"a\": 1}");
    }

    @Test
    public void anUnsignedModelCountsAsMuchAsSignaturesAreWanted() throws Exception {
        List<TrustEntry> caller = SignedModels.byKey(signer.pem());
        Report unasked = SignedModels.check(model, SignedModels.policy("name: p"), List.of());
        assertThat(unasked.findings()).isEmpty();
        assertThat(SignedModels.status(unasked)).isEqualTo("UNSIGNED");
        assertThat(unsigned(trusting(signer.pem(), "OPTIONAL"), List.of())).isEqualTo(Severity.LOW);
        assertThat(unsigned("name: p", caller)).isEqualTo(Severity.HIGH);
        assertThat(unsigned(trusting(signer.pem(), "REQUIRED"), List.of())).isEqualTo(Severity.HIGH);
    }

    private Severity unsigned(String policy, List<TrustEntry> caller) throws Exception {
        Report report = SignedModels.check(model, SignedModels.policy(policy), caller);
        assertThat(SignedModels.status(report)).isEqualTo("UNSIGNED");
        return report.findings().stream()
                .filter(finding -> finding.rule().equals("signature/unsigned"))
                .map(Finding::severity)
                .findFirst()
                .orElseThrow();
    }

    /** A pipeline brings a key of its own; what would let the finding about it pass must not make the key count. */
    @Test
    public void nobodysKeyStandsInForWhomThePolicyDoesNotTrust() throws Exception {
        sign();
        List<TrustEntry> own = SignedModels.byKey(signer.pem());
        String required = "modelArtifact: {signature: REQUIRED}\n";
        for (String excuse : List.of(
                "failOn: CRITICAL\n", "suppress: [{rule: signature/nobody-trusted, reason: r, until: 2999-01-01}]\n")) {
            Report report = SignedModels.check(
                    model, SignedModels.policy(excuse + required), new SignatureRequest(null, null, own, false));
            assertThat(SignedModels.status(report)).as(excuse).isNotEqualTo("VERIFIED");
            assertThat(report.verdict()).as(excuse).isEqualTo(Verdict.FAILED);
        }
    }

    /** Neither a high failOn nor an accepted finding makes a signature. */
    @Test
    public void nothingTakesThePlaceOfARequiredSignature() throws Exception {
        String required = trusting(signer.pem(), "REQUIRED");
        for (String excuse : List.of(
                "failOn: CRITICAL\n", "suppress: [{rule: signature/unsigned, reason: r, until: 2999-01-01}]\n")) {
            Report report = SignedModels.check(model, SignedModels.policy(excuse + required), List.of());
            assertThat(report.verdict()).as(excuse).isEqualTo(Verdict.FAILED);
            assertThat(report.findings().get(0).rule()).as(excuse).isEqualTo("signature/required");
            Report demanded = SignedModels.check(model, SignedModels.policy(excuse), SignedModels.byKey(signer.pem()));
            assertThat(demanded.verdict()).as("demanded " + excuse).isEqualTo(Verdict.FAILED);
        }
    }

    @Test
    public void whereNobodyIsTrustedASignatureProvesNothing() throws Exception {
        sign();
        Report report = SignedModels.check(model, List.of());
        assertThat(SignedModels.status(report)).isEqualTo("NOT_CHECKED");
        assertThat(SignedModels.details(report, "signature/not-checked")).hasSize(1);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.metrics()).doesNotContainKeys("signer", "trustedBy");
    }

    @Test
    public void aPolicyThatRequiresAndTrustsNobodyIsNotSatisfiedByAPipeline() throws Exception {
        sign();
        List<TrustEntry> own = SignedModels.byKey(signer.pem());
        Policy policy = SignedModels.policy(REQUIRED);
        Report pipeline = SignedModels.check(model, policy, new SignatureRequest(null, null, own, false));
        assertThat(SignedModels.broken(pipeline)).containsKey("signature/nobody-trusted");
        assertThat(pipeline.verdict()).isEqualTo(Verdict.FAILED);
        Report operator = SignedModels.check(model, policy, own);
        assertThat(SignedModels.broken(operator)).isEmpty();
        assertThat(operator.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(SignedModels.broken(SignedModels.check(model, policy, List.of())))
                .containsKey("signature/nobody-trusted");
    }

    @Test
    public void policyAndCallerMustBothBeSatisfied() throws Exception {
        sign();
        String stranger = new OmsFixture().pem();
        for (boolean policyRight : new boolean[] {true, false}) {
            for (boolean callerRight : new boolean[] {true, false}) {
                Report report = SignedModels.check(
                        model,
                        SignedModels.policy(trusting(policyRight ? signer.pem() : stranger, "OPTIONAL")),
                        SignedModels.byKey(callerRight ? signer.pem() : stranger));
                assertThat(SignedModels.status(report)).isEqualTo(policyRight && callerRight ? "VERIFIED" : "FAILED");
            }
        }
    }

    @Test
    public void keysOverlapWhileOneReplacesTheOther() throws Exception {
        sign();
        String old = new OmsFixture().pem();
        assertThat(rotating(old, "notAfter: '2026-12-01'", signer.pem(), "notBefore: '2026-11-01'"))
                .isEqualTo("VERIFIED");
        assertThat(rotating(old, "notAfter: '2026-12-01'", signer.pem(), "notBefore: '2026-11-27'"))
                .isEqualTo("FAILED");
        assertThat(rotating(signer.pem(), "notAfter: '2026-11-26'", old, "notBefore: '2026-11-01'"))
                .isEqualTo("VERIFIED");
        assertThat(rotating(signer.pem(), "notAfter: '2026-11-25'", old, "notBefore: '2026-11-01'"))
                .isEqualTo("FAILED");
    }

    private String rotating(String first, String firstDay, String second, String secondDay) throws Exception {
        String yaml = "modelArtifact:\n  trust:\n" + entry(first, firstDay) + entry(second, secondDay);
        return SignedModels.status(SignedModels.check(model, SignedModels.policy(yaml), List.of()));
    }

    private static String entry(String pem, String more) {
        return "    - {type: key, publicKey: \"" + pem.replace("\n", "\\n") + "\", " + more + "}\n";
    }

    private static String trusting(String pem, String signature) {
        return "modelArtifact:\n  signature: " + signature + "\n  trust:\n" + entry(pem, "name: release");
    }

    @Test
    public void anOptionalSignatureThatIsWrongIsNeverFine() throws Exception {
        Files.writeString(model.resolve("model.sig"), "{}");
        Policy policy = SignedModels.policy(trusting(signer.pem(), "OPTIONAL"));
        assertThat(SignedModels.broken(SignedModels.check(model, policy, List.of())))
                .containsOnlyKeys("signature/malformed");
        Files.writeString(model.resolve("model.sig"), "not even that");
        assertThat(SignedModels.broken(SignedModels.check(model, policy, List.of())))
                .containsOnlyKeys("signature/malformed");
        Files.write(model.resolve("model.sig"), new byte[0]);
        assertThat(SignedModels.broken(SignedModels.check(model, policy, List.of())))
                .containsOnlyKeys("signature/malformed");
    }

    @Test
    public void reSignedByAStrangerIsTold() throws Exception {
        sign();
        OmsFixture stranger = new OmsFixture();
        OmsFixture.write(model, "config.json", "{\"a\": 2}");
        Files.write(model.resolve("model.sig"), stranger.keyBundle(statement()));
        Report report = SignedModels.check(model, SignedModels.byKey(signer.pem()));
        assertThat(SignedModels.broken(report)).containsOnlyKeys("signature/stranger");
        assertThat(SignedModels.details(report, "signature/stranger").get(0))
                .contains("signed with the key")
                .contains("trusted is");
    }

    @Test
    public void signedLinksAreRefusedUnlessThePolicyWantsThem() throws Exception {
        OmsFixture.write(model, "blob", "content");
        Files.createSymbolicLink(model.resolve("link"), Path.of("blob"));
        ObjectNode statement = OmsFixture.statement(model, DigestAlgorithm.SHA256, "blob", "config.json", "link");
        Files.write(model.resolve("model.sig"), signer.keyBundle(statement));
        assertThat(SignedModels.broken(check())).containsOnlyKeys("signature/link");

        OmsFixture.serialization(statement).put("allow_symlinks", true);
        Files.write(model.resolve("model.sig"), signer.keyBundle(statement));
        assertThat(SignedModels.broken(check())).containsOnlyKeys("signature/links-signed");
        Policy inside = SignedModels.policy("modelArtifact: {signedLinks: INSIDE}");
        Report report = SignedModels.check(model, inside, SignedModels.byKey(signer.pem()));
        assertThat(SignedModels.status(report)).isEqualTo("VERIFIED");

        Files.createSymbolicLink(model.resolve("more"), Path.of("blob"));
        assertThat(SignedModels.broken(SignedModels.check(model, inside, SignedModels.byKey(signer.pem()))))
                .containsEntry("signature/extra-file", "more");
        Files.delete(model.resolve("more"));
        Path outside = folder.newFile("outside").toPath();
        Files.writeString(outside, "content");
        Files.delete(model.resolve("link"));
        Files.createSymbolicLink(model.resolve("link"), outside);
        assertThat(SignedModels.broken(SignedModels.check(model, inside, SignedModels.byKey(signer.pem()))))
                .as("the same content, out of the tree")
                .containsEntry("signature/unread-file", "link");
    }

    /** The Hugging Face cache keeps every file, the signature too, as a link to a blob beside the model's directory. */
    @Test
    public void aSignedModelInTheHuggingFaceCacheVerifiesWhereLinksMayBeSigned() throws Exception {
        Path repository = folder.newFolder("models--acme--tiny").toPath();
        Path snapshot = Files.createDirectories(repository.resolve("snapshots").resolve("ab".repeat(20)));
        ObjectNode statement = statement();
        OmsFixture.serialization(statement).put("allow_symlinks", true);
        sign();
        Files.write(model.resolve("model.sig"), signer.keyBundle(statement));
        int blob = 10;
        for (String name : List.of("config.json", "model.sig")) {
            String hash = (blob++ + "").repeat(20);
            OmsFixture.write(repository, "blobs/" + hash, Files.readString(model.resolve(name)));
            Files.createSymbolicLink(snapshot.resolve(name), Path.of("../../blobs", hash));
        }
        List<TrustEntry> trust = SignedModels.byKey(signer.pem());
        assertThat(SignedModels.broken(SignedModels.check(snapshot, trust))).containsOnlyKeys("signature/links-signed");
        Report inside =
                SignedModels.check(snapshot, SignedModels.policy("modelArtifact: {signedLinks: INSIDE}"), trust);
        assertThat(SignedModels.status(inside)).as(inside.findings().toString()).isEqualTo("VERIFIED");
        OmsFixture.write(repository, "blobs/" + "10".repeat(20), "{\"a\": 2}");
        Report changed =
                SignedModels.check(snapshot, SignedModels.policy("modelArtifact: {signedLinks: INSIDE}"), trust);
        assertThat(SignedModels.broken(changed)).containsOnlyKeys("signature/changed-file");
    }

    /** What the signed file refers to belongs to the model, and the signature of that one file says nothing about it. */
    @Test
    public void weightsBesideASignedFileAreUnsigned() throws Exception {
        for (String name : List.of("external.onnx", "external.onnx.data")) {
            Files.copy(Path.of("src/test/resources/onnx", name), model.resolve(name));
        }
        Path file = model.resolve("external.onnx");
        Files.write(
                model.resolve("external.onnx.sig"),
                signer.keyBundle(OmsFixture.statement(model, DigestAlgorithm.SHA256, "external.onnx")));
        assertThat(SignedModels.broken(SignedModels.check(file, SignedModels.byKey(signer.pem()))))
                .containsEntry("signature/extra-file", "external.onnx.data");
        Files.write(
                model.resolve("external.onnx.sig"),
                signer.keyBundle(
                        OmsFixture.statement(model, DigestAlgorithm.SHA256, "external.onnx", "external.onnx.data")));
        assertThat(SignedModels.status(SignedModels.check(file, SignedModels.byKey(signer.pem()))))
                .isEqualTo("VERIFIED");
        byte[] data = Files.readAllBytes(model.resolve("external.onnx.data"));
        data[0] ^= 1;
        Files.write(model.resolve("external.onnx.data"), data);
        assertThat(SignedModels.broken(SignedModels.check(file, SignedModels.byKey(signer.pem()))))
                .containsEntry("signature/changed-file", "external.onnx.data");
    }

    @Test
    public void theSignatureIsNeverReadThroughALinkOutOfTheTree() throws Exception {
        Path outside = folder.newFile("elsewhere.sig").toPath();
        Files.write(outside, signer.keyBundle(statement()));
        Files.createSymbolicLink(model.resolve("model.sig"), outside);
        assertThat(SignedModels.broken(check())).containsKey("signature/malformed");
        Path file = model.resolve("config.json");
        Files.createSymbolicLink(model.resolve("config.json.sig"), outside);
        assertThat(SignedModels.broken(SignedModels.check(file, SignedModels.byKey(signer.pem()))))
                .containsOnlyKeys("signature/malformed");
    }

    @Test
    public void aPipeInThePlaceOfASignatureBlocksNothing() throws Exception {
        Process mkfifo = new ProcessBuilder("mkfifo", model.resolve("model.sig").toString()).start();
        assumeTrue(mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0);
        assertThat(SignedModels.broken(check())).containsKey("signature/malformed");
        SignatureRequest named =
                new SignatureRequest(model.resolve("model.sig"), null, SignedModels.byKey(signer.pem()), true);
        assertThat(SignedModels.broken(SignedModels.check(model, Policy.defaults(), named)))
                .containsKey("signature/malformed");
    }

    @Test
    public void aHugeBundleIsRefusedByItsSize() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(model.resolve("model.sig").toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        Report report = check();
        assertThat(SignedModels.details(report, "signature/malformed").get(0)).contains("104857600 bytes");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void aBundleOfManySmallThingsIsRefusedBeforeItIsATree() throws Exception {
        String many = "{\"verificationMaterial\":[" + "[],".repeat(1 << 20) + "[]]}";
        Files.writeString(model.resolve("model.sig"), many, StandardCharsets.US_ASCII);
        assertThat(SignedModels.details(check(), "signature/malformed").get(0)).contains("Token count");
        Files.writeString(model.resolve("model.sig"), "[".repeat(100_000));
        assertThat(SignedModels.broken(check())).containsOnlyKeys("signature/malformed");
    }

    @Test
    public void aNamedSignatureThatIsNotThereDecidesNothing() {
        SignatureRequest missing = new SignatureRequest(model.resolve("none.sig"), null, List.of(), true);
        assertThatThrownBy(() -> SignedModels.check(model, Policy.defaults(), missing))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.sig: no such file");
    }

    @Test
    public void aSignatureElsewhereLeavesNothingInTheTreeOut() throws Exception {
        Path elsewhere = folder.newFile("away.sig").toPath();
        Files.write(elsewhere, signer.keyBundle(statement()));
        Files.writeString(model.resolve("model.sig"), "{}");
        SignatureRequest named = new SignatureRequest(elsewhere, null, SignedModels.byKey(signer.pem()), true);
        Report report = SignedModels.check(model, Policy.defaults(), named);
        assertThat(SignedModels.broken(report)).containsEntry("signature/extra-file", "model.sig");
        Files.delete(model.resolve("model.sig"));
        assertThat(SignedModels.status(SignedModels.check(model, Policy.defaults(), named)))
                .isEqualTo("VERIFIED");
    }

    @Test
    public void aManifestsDigestsAreMetWithoutTrust() throws Exception {
        Path bundle = folder.newFile("manifest.sig").toPath();
        Files.write(bundle, new OmsFixture().keyBundle(statement()));
        Path bare = folder.newFile("manifest.json").toPath();
        Files.write(bare, OmsFixture.bytes(statement()));
        for (Path manifest : List.of(bundle, bare)) {
            OmsFixture.write(model, "config.json", "{\"a\": 1}");
            SignatureRequest request = new SignatureRequest(null, manifest, List.of(), true);
            Report same = SignedModels.check(model, Policy.defaults(), request);
            assertThat(same.metrics()).containsEntry("manifest", "MATCHES").containsEntry("signature", "UNSIGNED");
            assertThat(same.verdict()).isEqualTo(Verdict.PASSED);
            OmsFixture.write(model, "config.json", "{\"a\": 2}");
            Report other = SignedModels.check(model, Policy.defaults(), request);
            assertThat(other.metrics()).containsEntry("manifest", "DIFFERS");
            assertThat(other.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(SignedModels.details(other, "signature/changed-file").get(0))
                    .startsWith("by the manifest");
            Report required = SignedModels.check(model, SignedModels.policy(REQUIRED), request);
            assertThat(SignedModels.broken(required)).containsKey("signature/nobody-trusted");
        }
    }

    @Test
    public void signatureAndManifestAreComparedInTheSameReading() throws Exception {
        OmsFixture.write(model, "weights.bin", "0123456789");
        Files.write(
                model.resolve("model.sig"),
                signer.keyBundle(OmsFixture.shards(model, DigestAlgorithm.BLAKE3, 4, "config.json", "weights.bin")));
        Path manifest = folder.newFile("manifest.json").toPath();
        ObjectNode statement = OmsFixture.statement(model, DigestAlgorithm.BLAKE2B, "config.json", "weights.bin");
        OmsFixture.serialization(statement).withArray("ignore_paths").add("model.sig");
        Files.write(manifest, OmsFixture.bytes(statement));
        Report report = SignedModels.check(
                model, Policy.defaults(), new SignatureRequest(null, manifest, SignedModels.byKey(signer.pem()), true));
        assertThat(report.metrics()).containsEntry("signature", "VERIFIED").containsEntry("manifest", "MATCHES");
    }

    private ObjectNode statement() throws Exception {
        return OmsFixture.statement(model, DigestAlgorithm.SHA256, "config.json");
    }

    private void sign() throws Exception {
        Files.write(model.resolve("model.sig"), signer.keyBundle(statement()));
    }

    private Report check() throws Exception {
        return SignedModels.check(model, SignedModels.byKey(signer.pem()));
    }
}
