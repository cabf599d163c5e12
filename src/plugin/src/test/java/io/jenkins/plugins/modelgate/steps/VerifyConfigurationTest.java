package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Configuration in a real Jenkins. */
public class VerifyConfigurationTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void cleanConfigurationPasses() throws Exception {
        WorkflowJob job = Models.job(r, "");
        put(job, ".env", "LOG_LEVEL=info\nHF_TOKEN=${HF_TOKEN}\n");
        WorkflowRun run = run(job, Result.SUCCESS);
        ReportEntry entry = run.getAction(ModelGateRunAction.class).entries().get(0);
        assertThat(entry.check()).isEqualTo("verifyConfiguration");
        r.assertLogContains("said PASSED", run);
    }

    @Test
    public void nothingKnownKeepsTheGateClosed() throws Exception {
        WorkflowJob job = Models.job(r, "");
        put(job, "notes.txt", "nothing\n");
        r.assertLogContains("configuration/nothing-known", run(job, Result.FAILURE));
    }

    @Test
    public void noValueReachesLogReportOrDirectoryOfTheBuild() throws Exception {
        WorkflowJob job = Models.job(r, "");
        String token = "hf_" + letters(34);
        String password = "Zephyr-" + letters(5) + "-4711!";
        String random = letters(20) + "42" + letters(20);
        put(job, ".env", "HF_TOKEN=" + token + "\nDB_PASSWORD=" + password + "\n");
        put(job, "app.properties", "api.key=" + random + "\ndb=postgresql://ml:" + password + "@db/ml\n");
        put(job, "train.ipynb", "{\"cells\":[{\"source\":[\"login(\\\"" + token + "\\\")\"]}]}");
        WorkflowRun run = run(job, Result.FAILURE);
        r.assertLogContains("secret/huggingface-token", run);
        r.assertLogContains("secret/password", run);
        r.assertLogContains("secret/url-password", run);
        r.assertLogContains("secret/random-value", run);
        List<String> values = List.of(token.substring(4), password, random);
        String log = JenkinsRule.getLog(run);
        values.forEach(value -> assertThat(log).doesNotContain(value));
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                values.forEach(value -> assertThat(text).as(file.toString()).doesNotContain(value));
            }
        }
        ReportEntry entry = run.getAction(ModelGateRunAction.class).entries().get(0);
        assertThat(Files.readString(
                        run.getAction(ModelGateRunAction.class).store().file(entry.id(), "report.json")))
                .contains("\"secret/huggingface-token\"");
    }

    private static String letters(int count) {
        StringBuilder text = new StringBuilder();
        new Random().ints(count, 0, 52).forEach(i -> text.append((char) (i < 26 ? 'a' + i : 'A' + i - 26)));
        return text.toString();
    }

    private static void put(WorkflowJob job, String name, String text) throws IOException, InterruptedException {
        FilePath file = Models.workspace(r.jenkins, job).child("deploy").child(name);
        file.write(text, "UTF-8");
    }

    private static WorkflowRun run(WorkflowJob job, Result result) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node('built-in') { def done = verifyConfiguration path: 'deploy', failOn: 'LOW'\n"
                        + "echo \"said ${done.verdict}\" }",
                true));
        return r.buildAndAssertStatus(result, job);
    }
}
