package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.attestation.AttestationKey;
import io.jenkins.plugins.modelgate.engine.attestation.Attested;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.attestation.PredicateType;
import io.jenkins.plugins.modelgate.engine.attestation.ResourceDescriptor;
import io.jenkins.plugins.modelgate.engine.attestation.Statement;
import io.jenkins.plugins.modelgate.engine.attestation.Subjects;
import io.jenkins.plugins.modelgate.engine.attestation.TestResult;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportDirectory;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the verifying command decides, on a model that the gate itself has examined and whose bill it has written. */
public class VerifyAttestationTest {
    private static final AttestationKey KEY = AttestationKey.generate();
    private static final AttestationKey OTHER = AttestationKey.generate();
    private static final String PROPERTY = "MODELGATE_VERIFY_MODEL_ARTIFACT_PASSED";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path model;
    private Path bom;
    private Path envelope;
    private Report gate;
    private Statement verification;

    @Before
    public void gate() throws Exception {
        model = folder.newFolder("model").toPath();
        Files.writeString(model.resolve("README.md"), "---\nlicense: mit\ndatasets: [glue]\n---\n# Model\n");
        Files.writeString(model.resolve("config.json"), "{\"model_type\": \"bert\"}");
        Files.createDirectory(model.resolve("sub"));
        Files.write(model.resolve("sub/empty.txt"), new byte[0]);
        Path reports = folder.newFolder("reports").toPath();
        ReportDirectory.prepare(reports);
        gate = new VerifyModelArtifact(reports)
                .run(VerifyModelArtifactRequest.of(model, Policy.defaults()), Progress.SILENT);
        bom = reports.resolve(BillOfMaterials.FILE);
        verification = Attested.verification(Subjects.of(gate.subject(), false), PROPERTY);
        envelope = write(KEY.sign(verification));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.newFile().toPath(), bytes);
    }

    private VerifyAttestationRequest request(Path attestation, TrustEntry... trust) {
        return new VerifyAttestationRequest(
                attestation, List.of(trust), null, List.of(model), null, List.of(), null, null, Policy.defaults());
    }

    private Report verify(Path attestation, Path bill) throws Exception {
        VerifyAttestationRequest request = request(attestation, Attested.key(KEY.publicKey()));
        return verify(new VerifyAttestationRequest(
                attestation, request.trust(), null, request.subjects(), null, List.of(), null, bill, request.policy()));
    }

    private static Report verify(VerifyAttestationRequest request) throws Exception {
        return new VerifyAttestation().run(request, Progress.SILENT);
    }

    private static void fails(Report report, String rule, String words) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings()).extracting(Finding::rule).contains(rule);
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals(rule))
                .first()
                .extracting(Finding::detail)
                .asString()
                .contains(words);
    }

    @Test
    public void theGatesOwnDigestIsThatOfTheVerifyingCommand() throws Exception {
        Report report = verify(envelope, null);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.subject().sha256()).isEqualTo(gate.subject().sha256());
        assertThat(report.subject().omsRoot()).isEqualTo(gate.subject().omsRoot());
        assertThat(report.metrics())
                .containsEntry("signerFingerprint", KEY.publicKey().fingerprint());
    }

    @Test
    public void everyChangeOfTheModelIsFound() throws Exception {
        Files.writeString(model.resolve("sub/empty.txt"), " ");
        fails(
                verify(envelope, null),
                "attestation/other-subject",
                gate.subject().sha256());
        Files.write(model.resolve("sub/empty.txt"), new byte[0]);
        Files.move(model.resolve("sub/empty.txt"), model.resolve("sub/Empty.txt"));
        // The root digest that model signatures carry has no names in it, so it does not stand in for the listing.
        fails(verify(envelope, null), "attestation/other-subject", "");
        Files.move(model.resolve("sub/Empty.txt"), model.resolve("sub/empty.txt"));
        assertThat(verify(envelope, null).verdict()).isEqualTo(Verdict.PASSED);
        Files.writeString(model.resolve("more.txt"), "");
        fails(verify(envelope, null), "attestation/other-subject", "");
    }

    @Test
    public void strangersKeysOfOtherDaysAndAlteredEnvelopesFail() throws Exception {
        fails(
                verify(request(envelope, Attested.key(OTHER.publicKey()))),
                "attestation/stranger",
                "no key that is trusted");
        fails(
                verify(request(envelope, Attested.key(KEY.publicKey(), "notAfter", "2020-01-01"))),
                "attestation/expired",
                "not after 2020-01-01");
        String text = Files.readString(envelope);
        int at = text.indexOf("\"sig\":\"") + 20;
        String bad = text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
        fails(verify(write(bad.getBytes(StandardCharsets.UTF_8)), null), "attestation/altered", "controller");
        fails(verify(write(new byte[0]), null), "attestation/malformed", "empty");
        Report both = verify(request(envelope, Attested.key(OTHER.publicKey()), Attested.key(KEY.publicKey())));
        assertThat(both.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void noPolicyLetsAnAttestationPassThatDoesNotHold() throws Exception {
        Policy lenient = Policy.of(PolicyLayer.of(java.util.Map.of(
                "failOn",
                "CRITICAL",
                "suppress",
                List.of(java.util.Map.of("rule", "attestation/stranger", "reason", "known", "until", "2999-01-01")))));
        Report report = verify(new VerifyAttestationRequest(
                envelope,
                List.of(Attested.key(OTHER.publicKey())),
                null,
                List.of(model),
                null,
                List.of(),
                null,
                null,
                lenient));
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    public void whatIsDemandedMustBeSaid() throws Exception {
        Policy policy = Policy.defaults();
        List<TrustEntry> trust = List.of(Attested.key(KEY.publicKey()));
        String sha = gate.subject().sha256();
        Path provenance = write(KEY.sign(new Statement(
                Subjects.of(gate.subject(), false),
                PredicateType.PROVENANCE.uri(),
                Attested.provenance().predicate())));
        assertThat(verify(new VerifyAttestationRequest(
                                envelope,
                                trust,
                                PredicateType.VERIFICATION.uri(),
                                List.of(),
                                sha,
                                List.of(PROPERTY),
                                null,
                                null,
                                policy))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(verify(new VerifyAttestationRequest(
                                provenance, trust, null, List.of(), sha, List.of(), Attested.VERIFIER, null, policy))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        fails(
                verify(new VerifyAttestationRequest(
                        envelope,
                        trust,
                        PredicateType.PROVENANCE.uri(),
                        List.of(),
                        sha,
                        List.of(),
                        null,
                        null,
                        policy)),
                "attestation/other-type",
                "svr");
        fails(
                verify(new VerifyAttestationRequest(
                        envelope, trust, null, List.of(), sha, List.of("APPROVED"), null, null, policy)),
                "attestation/property-missing",
                PROPERTY);
        fails(
                verify(new VerifyAttestationRequest(
                        provenance, trust, null, List.of(), sha, List.of(), "https://other.example.com", null, policy)),
                "attestation/other-builder",
                Attested.VERIFIER);
        fails(
                verify(new VerifyAttestationRequest(
                        envelope, trust, null, List.of(), sha, List.of(), Attested.VERIFIER, null, policy)),
                "attestation/other-builder",
                "names none");
        fails(
                verify(new VerifyAttestationRequest(
                        envelope, trust, null, List.of(), "0".repeat(64), List.of(), null, null, policy)),
                "attestation/other-subject",
                sha);
    }

    @Test
    public void aSignedFailureIsNoPass() throws Exception {
        List<ResourceDescriptor> subjects = Subjects.of(gate.subject(), false);
        for (Statement failure : List.of(
                Attested.testResult(TestResult.Result.FAILED, List.of()),
                Attested.testResult(TestResult.Result.PASSED, List.of("drift")))) {
            Statement about = new Statement(subjects, failure.predicateType(), failure.predicate());
            fails(verify(write(KEY.sign(about)), null), "attestation/not-passed", "");
        }
        Statement warned = Attested.testResult(TestResult.Result.WARNED, List.of());
        Statement about = new Statement(subjects, warned.predicateType(), warned.predicate());
        assertThat(verify(write(KEY.sign(about)), null).verdict()).isEqualTo(Verdict.PASSED);
        Statement empty = new Statement(
                subjects,
                PredicateType.VERIFICATION.uri(),
                verification.predicate().without("properties"));
        fails(verify(write(KEY.sign(empty)), null), "attestation/malformed", "nothing was verified");
        for (String result : List.of("FAILED", "WARNED", "PASSED")) {
            Statement summary = new Statement(
                    subjects,
                    "https://slsa.dev/verification_summary/v1",
                    verification.predicate().put("verificationResult", result));
            assertThat(verify(write(KEY.sign(summary)), null).verdict())
                    .as(result)
                    .isEqualTo(result.equals("PASSED") ? Verdict.PASSED : Verdict.FAILED);
        }
        Statement unknown = new Statement(subjects, "https://example.com/x", verification.predicate());
        Report report = verify(write(KEY.sign(unknown)), null);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("attestation/not-understood");
    }

    @Test
    public void theBillIsHeldAgainstTheFilesAndAgainstTheAttestation() throws Exception {
        BillOfMaterials bill = BillOfMaterials.read(Files.readAllBytes(bom));
        Path attested = write(KEY.sign(bill.about(Subjects.of(gate.subject(), false))));
        assertThat(verify(attested, bom).findings()).isEmpty();
        assertThat(verify(attested, bom).verdict()).isEqualTo(Verdict.PASSED);
        Report alone = verify(null, bom);
        assertThat(alone.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(alone.findings()).extracting(Finding::rule).containsExactly("bom/unsigned");
        // Another attestation of the same model says nothing of the bill.
        fails(verify(envelope, bom), "bom/not-attested", "svr");

        String text = Files.readString(bom);
        Path relicensed = write(text.replace("\"id\":\"MIT\"", "\"id\":\"ISC\"").getBytes(StandardCharsets.UTF_8));
        fails(verify(attested, relicensed), "bom/not-attested", "no bill that says the same");
        Files.writeString(model.resolve("config.json"), "{\"model_type\": \"bart\"}");
        Files.delete(model.resolve("sub/empty.txt"));
        Files.writeString(model.resolve("extra.py"), "");
        Report changed = verify(null, bom);
        assertThat(changed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(changed.findings().stream().map(Finding::detail).toList())
                .anyMatch(detail -> detail.contains("\"config.json\" is another file"))
                .anyMatch(detail -> detail.contains("\"sub/empty.txt\" is in the bill and not there"))
                .anyMatch(detail -> detail.contains("\"extra.py\" is there and not in the bill"));
        fails(verify(null, write("{}".getBytes(StandardCharsets.UTF_8))), "bom/malformed", "CycloneDX");
    }

    /** Every byte of the bill counts once it is attested. */
    @Test
    public void everyFlippedByteOfAnAttestedBillIsFound() throws Exception {
        byte[] good = Files.readAllBytes(bom);
        BillOfMaterials bill = BillOfMaterials.read(good);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << i % 8);
            boolean same;
            try {
                same = BillOfMaterials.read(bad).isSameAs(bill);
            } catch (io.jenkins.plugins.modelgate.engine.signature.SignatureException e) {
                same = false;
            }
            assertThat(same).as("byte " + i).isFalse();
        }
    }

    @Test
    public void whatIsNotThereOrCannotBeReadIsNoPass() throws Exception {
        assertThatThrownBy(() -> verify(model.resolve("none"), null)).hasMessageContaining("no such file");
        assertThatThrownBy(() -> verify(new VerifyAttestationRequest(
                        envelope, List.of(), null, List.of(model), null, List.of(), null, null, Policy.defaults())))
                .hasMessageContaining("nobody is trusted");
        Files.createSymbolicLink(model.resolve("link"), Path.of("/etc/passwd"));
        assertThat(verify(envelope, null).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    public void aModelOfSeveralFilesWithoutADirectoryIsNamedByItsFiles() throws Exception {
        Path first = Files.writeString(folder.newFile("a.onnx").toPath(), "a");
        Path second = Files.writeString(folder.newFile("b.data").toPath(), "b");
        SubjectDigests digests = SubjectDigests.of(List.of(first, second), Progress.SILENT);
        assertThat(digests.isSingle()).isFalse();
        assertThat(digests.files()).containsOnlyKeys("a.onnx", "b.data");
        assertThat(SubjectDigests.of(List.of(first), Progress.SILENT).subject().sha256())
                .isEqualTo(digests.files().get("a.onnx"));
        assertThatThrownBy(() -> SubjectDigests.of(List.of(first, model), Progress.SILENT))
                .hasMessageContaining("give it alone");
    }
}
