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

/** {@code verify-model-quality} as people and agents run it. */
public class VerifyModelQualityCommandTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.getRoot().toPath().resolve(name), text);
    }

    @Test
    public void theCommandReportsAndExits() throws Exception {
        Path policy = write("policy.yaml", "quality: {metrics: {accuracy: {min: 0.9, slices: [de]}}}\n");
        Path metrics = write("metrics.json", "{\"accuracy\": 0.95, \"slices\": {\"de\": {\"accuracy\": 0.8}}}");
        Path model = write("model.onnx", "weights");
        Path reports = folder.getRoot().toPath().resolve("reports");
        Outcome found = new CommandLineProcess()
                .run(
                        "verify-model-quality",
                        metrics.toString(),
                        "--model",
                        model.toString(),
                        "--policy",
                        policy.toString(),
                        "--report",
                        reports.toString());
        assertThat(found.exitCode()).as(found.out() + found.err()).isEqualTo(1);
        assertThat(found.out()).contains("quality/limit").contains("accuracy@de is 0.8, below 0.9");
        assertThat(reports.resolve("quality.json")).exists();
        assertThat(Files.readString(reports.resolve("report.html"))).contains("accuracy");
    }

    @Test
    public void anAgentsRequest() throws Exception {
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.put("check", "verifyModelQuality")
                .put("report", folder.getRoot().getAbsolutePath())
                .put("workspace", folder.getRoot().getAbsolutePath())
                .putObject("policy");
        write("m.json", "{\"accuracy\": 0.95}");
        request.putArray("paths").add("m.json");
        Report report = WorkerRequest.parse(request.toString()).task().run(Progress.SILENT);
        assertThat(report.check()).isEqualTo("verifyModelQuality");
        assertThat(report.verdict()).as("a policy without demands").isEqualTo(Verdict.INCOMPLETE);
        ObjectNode outside = request.deepCopy();
        outside.putArray("paths").add("../m.json");
        assertThatThrownBy(() -> WorkerRequest.parse(outside.toString())).hasMessageContaining("no such file");
        outside.putArray("paths").add("/");
        assertThatThrownBy(() -> WorkerRequest.parse(outside.toString()))
                .hasMessageContaining("outside of the workspace");
        ObjectNode unknown = request.put("threshold", "0");
        assertThatThrownBy(() -> WorkerRequest.parse(unknown.toString()))
                .hasMessageContaining("threshold is not known");
    }
}
