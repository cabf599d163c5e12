package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.signing.KeySource;
import io.jenkins.plugins.modelgate.engine.signature.signing.SigningPlan.Mode;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Signs real trees and verifies them with the real check; what cannot be signed leaves no trace. */
public class SignModelArtifactTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final KeyPair keys = TestCa.ec("secp256r1");

    @Test
    public void everyCurveAndMethodVerifies() throws Exception {
        for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
            for (long shard : new long[] {0, 7}) {
                Path model = model();
                KeyPair pair = TestCa.ec(curve);
                Report signed = sign(request(model, pair).shards(shard));
                assertThat(signed.verdict()).isEqualTo(Verdict.PASSED);
                EcPublicKey key = EcPublicKey.of(pair.getPublic(), "key");
                assertThat(signed.metrics())
                        .containsEntry("signature", "VERIFIED")
                        .containsEntry("signatureMode", "key")
                        .containsEntry("signerFingerprint", key.fingerprint())
                        .containsEntry("keyHint", key.hint());
                assertThat(signed.findings())
                        .extracting(finding -> finding.rule() + " " + finding.detail())
                        .anyMatch(text -> text.startsWith("signing/signed")
                                && text.contains(key.hint())
                                && text.contains(key.fingerprint()));

                Report verified = SignedModels.check(model, SignedModels.byKey(key.pem()));
                assertThat(verified.metrics())
                        .containsEntry("signature", "VERIFIED")
                        .containsEntry("signedRoot", signed.metrics().get("signedRoot"));
                if (shard == 0) {
                    assertThat(verified.subject().omsRoot())
                            .isEqualTo(signed.subject().omsRoot());
                }
                Files.writeString(model.resolve("a-b"), "altered");
                assertThat(SignedModels.check(model, SignedModels.byKey(key.pem()))
                                .metrics())
                        .containsEntry("signature", "FAILED");
            }
        }
    }

    @Test
    public void whatAStrangerSignsAgainIsFound() throws Exception {
        Path model = model();
        sign(request(model, keys));
        sign(request(model, TestCa.ec("secp256r1")).overwrite());
        EcPublicKey trusted = EcPublicKey.of(keys.getPublic(), "key");
        Report verified = SignedModels.check(model, SignedModels.byKey(trusted.pem()));
        assertThat(verified.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(verified.metrics()).containsEntry("signature", "FAILED");
    }

    @Test
    public void certificatesGoInWithoutTheRoot() throws Exception {
        TestCa root = TestCa.authority("CN=root").selfSigned();
        TestCa issuing = TestCa.authority("CN=issuing").by(root);
        TestCa leaf = TestCa.signer("CN=ml-release").by(issuing);
        Path model = model();
        String chain = root.pem() + issuing.pem() + leaf.pem();
        Report signed = sign(request(model, leaf.keys()).certificates(chain));
        assertThat(signed.metrics())
                .containsEntry("signatureMode", "certificate")
                .containsEntry("signer", "CN=ml-release");

        JsonNode certificates = JSON.readTree(model.resolve("model.sig").toFile())
                .at("/verificationMaterial/x509CertificateChain/certificates");
        assertThat(certificates).hasSize(2);
        assertThat(certificates.get(0).path("rawBytes").binaryValue())
                .isEqualTo(leaf.certificate().getEncoded());
        assertThat(certificates.get(1).path("rawBytes").binaryValue())
                .isEqualTo(issuing.certificate().getEncoded());
        var trust = CallerTrust.entries(Map.of("certificateRoots", root.pem(), "subject", "CN=ml-release"));
        assertThat(SignedModels.check(model, trust).metrics()).containsEntry("signature", "VERIFIED");
        var other = CallerTrust.entries(Map.of("certificateRoots", root.pem(), "subject", "CN=other"));
        assertThat(SignedModels.check(model, other).metrics()).containsEntry("signature", "FAILED");
    }

    @Test
    public void certificatesThatNoVerifierTakesAreRefused() throws Exception {
        TestCa root = TestCa.authority("CN=root").selfSigned();
        TestCa leaf = TestCa.signer("CN=ml").by(root);
        TestCa expired = TestCa.signer("CN=ml")
                .keys(leaf.keys())
                .valid(TestCa.NOW.minus(Duration.ofDays(9)), TestCa.NOW.minusSeconds(1))
                .by(root);
        TestCa selfSigned = TestCa.signer("CN=ml").keys(leaf.keys()).selfSigned();
        TestCa notForCode = TestCa.signer("CN=ml")
                .keys(leaf.keys())
                .without(org.bouncycastle.asn1.x509.Extension.extendedKeyUsage)
                .by(root);
        Path model = model();
        List<String> before = names(model);
        assertThat(refused(request(model, keys).certificates(leaf.pem()))).contains("do not belong together");
        assertThat(refused(request(model, leaf.keys()).certificates(expired.pem())))
                .contains("expired at 2026-11-26T09:59:59Z");
        assertThat(refused(request(model, leaf.keys()).certificates(selfSigned.pem())))
                .contains("self-signed");
        assertThat(refused(request(model, leaf.keys()).certificates(notForCode.pem())))
                .contains("not for signing code");
        assertThat(refused(request(model, leaf.keys()).certificates("none"))).contains("BEGIN CERTIFICATE");
        assertThat(refused(request(model, keys).mode(Mode.CERTIFICATE))).contains("has no certificate");
        assertThat(names(model)).isEqualTo(before);
    }

    @Test
    public void aSignatureThatIsThereStaysUnlessItMayBeReplaced() throws Exception {
        Path model = model();
        Path signature = Files.writeString(model.resolve("model.sig"), "kept");
        assertThat(refused(request(model, keys))).contains("is there already").contains("--force");
        Request broken = request(model, keys).overwrite();
        broken.pem = "no key";
        assertThat(refused(broken)).contains("holds no private key");
        assertThat(signature).hasContent("kept");
        assertThat(sign(request(model, keys).overwrite()).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(Files.readString(signature)).startsWith("{");
        assertThat(names(model)).noneMatch(name -> name.endsWith(".tmp"));

        Path linked = model();
        Path elsewhere = Files.writeString(folder.newFile().toPath(), "not ours");
        Files.createSymbolicLink(linked.resolve("model.sig"), elsewhere);
        sign(request(linked, keys).overwrite());
        assertThat(elsewhere).hasContent("not ours");
        assertThat(Files.isSymbolicLink(linked.resolve("model.sig"))).isFalse();
    }

    @Test
    public void treesThatCannotBeSignedAreRefused() throws Exception {
        Map<String, Preparation> trees = Map.of(
                "is a symbolic link", model -> Files.createSymbolicLink(model.resolve("link"), Path.of("a-b")),
                "\"gone\" is a symbolic link", model -> Files.createSymbolicLink(model.resolve("gone"), Path.of("x")),
                "\"up\" is a symbolic link", model -> Files.createSymbolicLink(model.resolve("up"), Path.of("..")),
                "backslash or control", model -> Files.writeString(model.resolve("a\\b"), ""),
                "control character in its name", model -> Files.writeString(model.resolve("a\nb"), ""),
                "one name in Unicode's normal form",
                        model -> {
                            Files.writeString(model.resolve("\u00e9"), "1");
                            Files.writeString(model.resolve("e\u0301"), "2");
                        });
        for (Map.Entry<String, Preparation> tree : trees.entrySet()) {
            Path model = model();
            tree.getValue().on(model);
            assertThat(refused(request(model, keys))).contains(tree.getKey());
            assertThat(model.resolve("model.sig")).doesNotExist();
        }
        Path empty = folder.newFolder().toPath();
        assertThat(refused(request(empty, keys))).contains("nothing to sign");
        Files.createDirectory(empty.resolve(".git"));
        Files.writeString(empty.resolve(".git/HEAD"), "x");
        assertThat(refused(request(empty, keys))).contains("not left out");
        Files.writeString(empty.resolve("__init__.py"), "");
        assertThat(refused(request(empty, keys).shards(100))).contains("all files are empty");
        assertThat(refused(request(empty.resolve("none"), keys))).contains("no such file or directory");
        for (String ignored : List.of("", "/a", "../a", "a/../b", "*.bin", "a//b", ".")) {
            assertThat(refused(request(model(), keys).ignore(ignored))).contains("must be a plain path");
        }
    }

    @Test
    public void ignoredPathsAreRecordedAndTold() throws Exception {
        Path model = model();
        Files.createSymbolicLink(model.resolve("sub/link"), Path.of("c.bin"));
        Report signed = sign(request(model, keys).ignore("sub/", "none"));
        assertThat(statement(model.resolve("model.sig")).at("/predicate/serialization/ignore_paths"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        ".git", ".gitattributes", ".github", ".gitignore", "model.sig", "none", "sub");
        assertThat(signed.metrics()).containsEntry("ignoredFiles", 3L);
        assertThat(signed.findings()).extracting("rule").contains("signing/left-out");
    }

    @Test
    public void aSingleFileIsSignedBesideItself() throws Exception {
        Path file = model().resolve("a.bin");
        Report signed = sign(request(file, keys));
        assertThat(signed.subject().sha256())
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        Path signature = file.resolveSibling("a.bin.sig");
        assertThat(statement(signature).at("/predicate/resources/0/name").asText())
                .isEqualTo("a.bin");
        String pem = EcPublicKey.of(keys.getPublic(), "key").pem();
        assertThat(SignedModels.check(file, SignedModels.byKey(pem)).metrics()).containsEntry("signature", "VERIFIED");
        assertThat(refused(request(file, keys).ignore("x").overwrite())).contains("has no meaning");
    }

    @Test
    public void theStatementIsAsTheSpecificationHasIt() throws Exception {
        Path model = folder.newFolder("my model").toPath();
        for (String name : List.of("\uFF61", "\uD83D\uDE00", "b", "a-b", "a.bin")) {
            Files.writeString(model.resolve(name), name);
        }
        Files.createDirectories(model.resolve("a"));
        Files.writeString(model.resolve("a/b"), "0123456789");
        sign(request(model, keys).shards(4));
        JsonNode statement = statement(model.resolve("model.sig"));
        assertThat(statement.at("/predicate/resources"))
                .extracting(resource -> resource.path("name").asText())
                .containsExactly(
                        "a-b:0:3",
                        "a.bin:0:4",
                        "a.bin:4:5",
                        "a/b:0:4",
                        "a/b:4:8",
                        "a/b:8:10",
                        "b:0:1",
                        "\uFF61:0:3",
                        "\uD83D\uDE00:0:4");
        assertThat(statement.at("/predicate/serialization/shard_size").isIntegralNumber())
                .isTrue();
        assertThat(statement.at("/subject/0/name").asText()).isEqualTo("my model");
        JsonNode bundle = JSON.readTree(model.resolve("model.sig").toFile());
        assertThat(bundle.at("/verificationMaterial/tlogEntries").isArray()).isTrue();
        assertThat(bundle.at("/dsseEnvelope/signatures/0/keyid").asText("none")).isEmpty();
        assertThat(bundle.path("mediaType").asText()).isEqualTo("application/vnd.dev.sigstore.bundle.v0.3+json");
    }

    @Test
    public void aPolicyThatIsNotMetWritesNothing() throws Exception {
        Path model = model();
        Files.writeString(model.resolve("A-B"), "alike");
        Request strict = request(model, keys);
        strict.policy = SignedModels.policy("failOn: MEDIUM\n");
        Report report = sign(strict);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.metrics()).containsEntry("signature", "NOT_WRITTEN");
        assertThat(report.findings())
                .extracting("rule")
                .contains("signing/names-alike")
                .doesNotContain("signing/signed");
        assertThat(model.resolve("model.sig")).doesNotExist();
        Files.writeString(model.resolve("__init__.py"), "");
        Report lenient = sign(request(model, keys).shards(3));
        assertThat(lenient.findings()).extracting("rule").contains("signing/names-alike", "signing/empty-files");
    }

    @Test
    public void theReportIsReadAgainAsItWas() throws Exception {
        for (long shard : new long[] {0, 3}) {
            Report report = sign(request(model(), keys).shards(shard));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonReport.write(report, out);
            Report again = ReportReader.read(new java.io.ByteArrayInputStream(out.toByteArray()));
            assertThat(again.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(again.subject()).isEqualTo(report.subject());
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("PRIVATE");
        }
    }

    private interface Preparation {
        void on(Path model) throws IOException;
    }

    private Path model() throws IOException {
        Path model = folder.newFolder().toPath();
        Files.writeString(model.resolve("a.bin"), "hello");
        Files.writeString(model.resolve("a-b"), "a longer content");
        Files.createDirectory(model.resolve("sub"));
        Files.writeString(model.resolve("sub/c.bin"), "c");
        Files.writeString(model.resolve("sub/with:colon"), "colons:1:2 are names too");
        return model;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> names = Files.list(directory)) {
            return names.map(Path::toString).sorted().toList();
        }
    }

    private static JsonNode statement(Path signature) throws IOException {
        String payload =
                JSON.readTree(signature.toFile()).at("/dsseEnvelope/payload").asText();
        return JSON.readTree(Base64.getDecoder().decode(payload));
    }

    private static Report sign(Request request) throws Exception {
        return new SignModelArtifact(Clock.fixed(TestCa.NOW, ZoneOffset.UTC)).run(request.build(), Progress.SILENT);
    }

    private static String refused(Request request) {
        IOException refusal = catchThrowableOfType(IOException.class, () -> sign(request));
        assertThat(refusal).isNotNull();
        return refusal.getMessage();
    }

    private static Request request(Path model, KeyPair keys) {
        return new Request(model, keys);
    }

    /** The usual request, unless it is told otherwise. */
    private static final class Request {
        private final Path model;
        private final List<String> ignore = new ArrayList<>();
        private String pem;
        private String certificates;
        private Mode mode = Mode.AUTO;
        private long shardSize;
        private boolean overwrite;
        private Policy policy = Policy.defaults();

        Request(Path model, KeyPair keys) {
            this.model = model;
            this.pem = TestCa.pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }

        Request shards(long size) {
            shardSize = size;
            return this;
        }

        Request certificates(String text) {
            certificates = text;
            return this;
        }

        Request mode(Mode other) {
            mode = other;
            return this;
        }

        Request overwrite() {
            overwrite = true;
            return this;
        }

        Request ignore(String... paths) {
            ignore.addAll(List.of(paths));
            return this;
        }

        SignModelArtifactRequest build() {
            KeySource key = new KeySource.Content(pem.getBytes(StandardCharsets.US_ASCII), null, null, "the key");
            return new SignModelArtifactRequest(
                    model, null, overwrite, key, certificates, mode, shardSize, ignore, policy, 2);
        }
    }
}
