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

/** {@code verify-configuration} as people and agents run it. */
public class VerifyConfigurationCommandTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theCommandReportsAndExits() throws Exception {
        Path tree = folder.newFolder("tree").toPath();
        Files.writeString(tree.resolve("serve.sh"), "#!/bin/sh\nvllm serve /m --trust-remote-code\n");
        Path reports = folder.getRoot().toPath().resolve("reports");
        Outcome found =
                new CommandLineProcess().run("verify-configuration", tree.toString(), "--report", reports.toString());
        assertThat(found.exitCode()).as(found.out() + found.err()).isEqualTo(1);
        assertThat(found.out()).contains("vllm/remote-code").contains("line 2");
        assertThat(Files.readString(reports.resolve("report.sarif"))).contains("vllm/remote-code");
        assertThat(Files.readString(reports.resolve("report.html"))).contains("vllm/remote-code");
    }

    private ObjectNode request() throws Exception {
        Path file = folder.newFolder().toPath().resolve("Jenkinsfile");
        Files.writeString(file, "node('a') { sh \"x ${params.A}\" }\n");
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.put("check", "verifyConfiguration")
                .put("path", file.toString())
                .put("report", folder.getRoot().getAbsolutePath())
                .putObject("policy");
        return request;
    }

    @Test
    public void anAgentsRequest() throws Exception {
        Report report = WorkerRequest.parse(request().toString()).task().run(Progress.SILENT);
        assertThat(report.check()).isEqualTo("verifyConfiguration");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        ObjectNode unknown = request().put("secrets", "no");
        assertThatThrownBy(() -> WorkerRequest.parse(unknown.toString())).hasMessageContaining("secrets is not known");
    }
}
