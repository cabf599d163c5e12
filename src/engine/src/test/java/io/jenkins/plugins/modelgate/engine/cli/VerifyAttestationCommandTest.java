package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.attestation.AttestationKey;
import io.jenkins.plugins.modelgate.engine.attestation.Attested;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.attestation.ResourceDescriptor;
import io.jenkins.plugins.modelgate.engine.attestation.Schemas;
import io.jenkins.plugins.modelgate.engine.attestation.Subjects;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code verify-attestation} as people run it: a process of its own, its exit code and its one sentence. */
public class VerifyAttestationCommandTest {
    private static final AttestationKey KEY = AttestationKey.generate();
    private static final AttestationKey NEXT = AttestationKey.generate();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path model;
    private Path key;
    private Path next;

    @Before
    public void files() throws Exception {
        model = folder.newFolder("model").toPath();
        Files.writeString(model.resolve("config.json"), "{\"model_type\": \"bert\"}");
        Files.writeString(model.resolve("README.md"), "---\nlicense: mit\n---\n");
        key = Files.writeString(
                folder.newFile("key.pem").toPath(), KEY.publicKey().pem());
        next = Files.writeString(
                folder.newFile("next.pem").toPath(), NEXT.publicKey().pem());
    }

    private Outcome run(Object... arguments) throws Exception {
        List<String> all = new ArrayList<>();
        for (Object each : arguments) {
            all.add(each.toString());
        }
        return new CommandLineProcess().in(folder.getRoot().toPath()).run(all);
    }

    private static void usage(Outcome outcome, String sentence) {
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    public void fromTheGatesReportToTheVerifiedBill() throws Exception {
        Path reports = folder.getRoot().toPath().resolve("reports");
        Outcome gate = run("verify-model-artifact", model, "--report", reports, "--format", "json");
        byte[] bom = Files.readAllBytes(reports.resolve(BillOfMaterials.FILE));
        assertThat(Schemas.bom(bom)).isEmpty();
        String digest = new ObjectMapper()
                .readTree(gate.out())
                .at("/subject/digest/sha256")
                .asText();
        List<ResourceDescriptor> subjects =
                List.of(ResourceDescriptor.of("model", digest).with(Subjects.KIND, Subjects.LISTING));
        Path envelope = Files.write(
                folder.newFile("bom.intoto.json").toPath(),
                KEY.sign(BillOfMaterials.read(bom).about(subjects)));
        Path verified = folder.getRoot().toPath().resolve("verified");

        Outcome good = run(
                "verify-attestation",
                envelope,
                "--subject",
                model,
                "--public-key",
                next,
                "--public-key",
                key,
                "--type",
                "bom",
                "--bom",
                reports.resolve("model.cdx.json"),
                "--report",
                verified);
        assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
        JsonNode report =
                new ObjectMapper().readTree(verified.resolve("report.json").toFile());
        assertThat(report.path("check").asText()).isEqualTo("verifyAttestation");
        assertThat(report.at("/subject/digest/sha256").asText()).isEqualTo(digest);
        assertThat(report.at("/metrics/signerFingerprint").asText())
                .isEqualTo(KEY.publicKey().fingerprint());

        Files.writeString(model.resolve("config.json"), "{\"model_type\": \"bart\"}");
        Outcome changed = run("verify-attestation", envelope, "--subject", model, "--public-key", key);
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).contains("attestation/other-subject");
        Outcome stranger = run("verify-attestation", envelope, "--digest", "sha256:" + digest, "--public-key", next);
        assertThat(stranger.exitCode()).isEqualTo(1);
        assertThat(stranger.out()).contains("attestation/stranger", "no key that is trusted has signed");
    }

    @Test
    public void listsOfKeysAreReadAsAPolicyReadsThem() throws Exception {
        Path envelope = Files.write(
                folder.newFile().toPath(), KEY.sign(Attested.verification(Attested.subjects(Attested.SHA), "OK")));
        String list = "- {type: key, name: old, notAfter: \"%s\", publicKey: \"%s\"}\n";
        String pem = KEY.publicKey().pem().replace("\n", "\\n");
        Path counts = Files.writeString(folder.newFile().toPath(), String.format(list, "2999-01-01", pem));
        Path expired = Files.writeString(folder.newFile().toPath(), String.format(list, "2020-01-01", pem));
        assertThat(run("verify-attestation", envelope, "--digest", Attested.SHA, "--trust", counts)
                        .exitCode())
                .isZero();
        Outcome late = run("verify-attestation", envelope, "--digest", Attested.SHA, "--trust", expired);
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.out()).contains("attestation/expired", "not after 2020-01-01");
        Path wrong = Files.writeString(folder.newFile().toPath(), "- {type: key, public: x}\n");
        usage(run("verify-attestation", envelope, "--digest", Attested.SHA, "--trust", wrong), "public");
    }

    @Test
    public void whatIsMissingIsNamedAndNothingPasses() throws Exception {
        Path envelope = Files.write(
                folder.newFile().toPath(), KEY.sign(Attested.verification(Attested.subjects(Attested.SHA), "OK")));
        usage(run("verify-attestation", envelope, "--digest", Attested.SHA), "nobody is trusted");
        usage(run("verify-attestation", envelope, "--public-key", key), "either --subject PATH or --digest");
        usage(run("verify-attestation", "none.json", "--digest", Attested.SHA, "--public-key", key), "none.json");
        usage(
                run("verify-attestation", envelope, "--digest", Attested.SHA, "--public-key", envelope),
                "BEGIN PUBLIC KEY");
    }
}
