package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whom to trust, as a command line, a policy file and a worker's request say it. */
public class SignatureOptionsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private OmsFixture signer;
    private Path model;

    @Before
    public void model() throws Exception {
        signer = new OmsFixture();
        model = folder.newFolder("model").toPath();
        OmsFixture.write(model, "config.json", "{\"a\": 1}");
        Files.write(
                model.resolve("model.sig"),
                signer.keyBundle(OmsFixture.statement(model, DigestAlgorithm.SHA256, "config.json")));
    }

    @Test
    public void theCommandVerifiesAndSaysWhoSigned() throws Exception {
        Path key = write("release.pem", signer.pem());
        Path reports = folder.getRoot().toPath().resolve("reports");
        Outcome right = gate("--public-key", key.toString(), "--report", reports.toString());
        assertThat(right.exitCode()).as(right.out() + right.err()).isZero();
        assertThat(right.out()).contains("Signature verified, signed by key ");
        assertThat(Files.readString(reports.resolve("report.html"))).contains("verified, signed by key ");
        assertThat(new ObjectMapper()
                        .readTree(reports.resolve("report.sarif").toFile())
                        .at("/runs/0/properties/signature")
                        .textValue())
                .isEqualTo("VERIFIED");

        Outcome stranger =
                gate("--public-key", write("other.pem", new OmsFixture().pem()).toString());
        assertThat(stranger.exitCode()).isEqualTo(1);
        assertThat(stranger.out()).contains("Signature failed").contains("signature/stranger");
    }

    @Test
    public void optionsThatDoNotFitDecideNothing() throws Exception {
        Path key = write("release.pem", signer.pem());
        refused("no such file", "--public-key", "none.pem");
        refused("no such file", "--trusted-root", "none.json", "--identity", "a", "--issuer", "b");
        refused("certificateRoots needs subject, san or fingerprint", "--certificate-roots", key.toString());
        refused("only means something together with certificateRoots", "--subject", "CN=x");
        refused("needs trustedRoot and issuer", "--identity", "a");
        refused("no such file", "--signature", "none.sig");
    }

    private void refused(String message, String... options) throws Exception {
        Outcome outcome = gate(options);
        assertThat(outcome.exitCode()).as(message).isEqualTo(3);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    public void aPolicysKeyFilesAreReadIntoIt() throws Exception {
        write("release.pem", signer.pem());
        String named = "modelArtifact: {signature: REQUIRED, trust: [{type: key, publicKey: release.pem}]}";
        Path policy = write("policy.yaml", named);
        Policy byName = policy(policy);
        Policy byText = policy(write("text.yaml", inline("OPTIONAL").replace("OPTIONAL", "REQUIRED")));
        assertThat(byName.digest()).isEqualTo(byText.digest());
        assertThat(byName.entries("modelArtifact.trust").get(0)).containsEntry("publicKey", signer.pem());

        write("release.pem", new OmsFixture().pem());
        assertThat(policy(policy).digest()).as("another key, another policy").isNotEqualTo(byText.digest());
        Files.delete(folder.getRoot().toPath().resolve("release.pem"));
        assertThatThrownBy(() -> policy(policy))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("modelArtifact.trust[0].publicKey")
                .hasMessageContaining("no such file");
        Files.write(folder.getRoot().toPath().resolve("release.pem"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> policy(policy)).isInstanceOf(IOException.class).hasMessageContaining("larger than");
    }

    private String inline(String signature) {
        return "modelArtifact: {signature: " + signature + ", trust: [{type: key, publicKey: \""
                + signer.pem().replace("\n", "\\n") + "\"}]}";
    }

    @Test
    public void aWorkersRequestBringsTexts() throws Exception {
        Report right = worker(request(inline("REQUIRED")).put("publicKey", signer.pem()));
        assertThat(right.metrics()).containsEntry("signature", "VERIFIED").containsEntry("signatureMode", "key");
        Report wrong = worker(request(inline("REQUIRED")).put("publicKey", new OmsFixture().pem()));
        assertThat(wrong.metrics()).containsEntry("signature", "FAILED");

        Report chosen = worker(request("modelArtifact: {signature: REQUIRED}").put("publicKey", signer.pem()));
        assertThat(chosen.findings())
                .as("a pipeline does not choose whom its administrator trusts")
                .anyMatch(finding -> finding.rule().equals("signature/nobody-trusted"));
        Report file = worker(request("modelArtifact: {trust: [{type: key, publicKey: /etc/hostname}]}"));
        assertThat(file.findings())
                .as("a worker opens no file for a policy")
                .anyMatch(finding -> finding.rule().equals("signature/trust-unusable"));

        Path elsewhere = folder.getRoot().toPath().resolve("away.sig");
        Files.move(model.resolve("model.sig"), elsewhere);
        Report named = worker(request(inline("REQUIRED")).put("signature", elsewhere.toString()));
        assertThat(named.metrics()).containsEntry("signature", "VERIFIED");
        Report manifest = worker(request("name: p").put("manifest", elsewhere.toString()));
        assertThat(manifest.metrics()).containsEntry("manifest", "MATCHES").containsEntry("signature", "UNSIGNED");
        assertThatThrownBy(() -> worker(request("name: p").put("signature", "model.sig")))
                .hasMessageContaining("no absolute path");
        assertThatThrownBy(() -> worker(request("name: p").put("identity", "a")))
                .hasMessageContaining("needs trustedRoot and issuer");
        assertThatThrownBy(() -> worker(request("name: p").put("publicKey", 1))).hasMessageContaining("publicKey");
    }

    private ObjectNode request(String policy) throws Exception {
        PolicyLayer layer = Policy.of(PolicyFile.yaml(policy, "test")).asLayer();
        ObjectNode request = OmsFixture.object();
        request.put("check", "verifyModelArtifact").put("path", model.toString());
        request.put("report", folder.getRoot().toString()).put("threads", 1);
        request.set("policy", new ObjectMapper().readTree(PolicyFile.toJson(layer)));
        return request;
    }

    private static Report worker(ObjectNode request) throws Exception {
        return WorkerRequest.parse(request.toString()).task().run(Progress.SILENT);
    }

    private static Policy policy(Path file) throws Exception {
        return Policy.of(InlinedTrust.of(PolicyFile.read(file), file.getParent()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), text);
    }

    private Outcome gate(String... options) throws Exception {
        java.util.List<String> arguments = new java.util.ArrayList<>();
        arguments.add("verify-model-artifact");
        arguments.add(model.toString());
        arguments.addAll(java.util.List.of(options));
        return new CommandLineProcess().run(arguments);
    }
}
