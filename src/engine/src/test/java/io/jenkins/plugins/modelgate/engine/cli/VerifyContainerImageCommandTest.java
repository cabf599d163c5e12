package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code verify-container-image} as people and agents run it, on layouts of the real cosign. */
public class VerifyContainerImageCommandTest {
    private static final Path REAL = Path.of("src/test/resources/image/cosign").toAbsolutePath();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Outcome gate(String... arguments) throws Exception {
        return new CommandLineProcess().run(arguments);
    }

    @Test
    public void theCommandSaysWhoSigned() throws Exception {
        String layout = REAL.resolve("key").toString();
        Path reports = folder.getRoot().toPath().resolve("reports");
        Outcome right = gate(
                "verify-container-image",
                layout,
                "--public-key",
                REAL.resolve("cosign.pub").toString(),
                "--report",
                reports.toString());
        assertThat(right.exitCode()).as(right.out() + right.err()).isZero();
        assertThat(Files.readString(reports.resolve("report.json"))).contains("\"VERIFIED\"");
        Outcome unreadable = gate("verify-container-image", layout, "--digest", "latest");
        assertThat(unreadable.exitCode()).isEqualTo(3);
        assertThat(unreadable.err()).contains("is not sha256:");
    }

    private ObjectNode request() {
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.put("check", "verifyContainerImage")
                .put("path", REAL.resolve("key").toString())
                .put("report", folder.getRoot().getAbsolutePath())
                .putObject("policy");
        return request;
    }

    private static Report run(ObjectNode request) throws Exception {
        return WorkerRequest.parse(request.toString()).task().run(Progress.SILENT);
    }

    @Test
    public void anAgentsRequest() throws Exception {
        ObjectNode request = request().put("publicKey", Files.readString(REAL.resolve("cosign.pub")));
        assertThat(run(request).metrics()).containsEntry("signature", "VERIFIED");
        request.put("digest", "sha256:" + "0".repeat(64));
        assertThat(run(request).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void aStepChoosesNobodyWhereThePolicyDemandsASignature() throws Exception {
        ObjectNode request = request().put("publicKey", Files.readString(REAL.resolve("cosign.pub")));
        request.withObject("/policy/containerImage").put("signature", "REQUIRED");
        Report report = run(request);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.metrics()).doesNotContainEntry("signature", "VERIFIED");
    }

    @Test
    public void aFieldThatNobodyKnows() {
        assertThatThrownBy(() -> run(request().put("tag", "x"))).hasMessageContaining("request field tag is not known");
    }
}
