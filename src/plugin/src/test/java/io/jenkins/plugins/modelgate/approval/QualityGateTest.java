package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.QualityMetric;
import io.jenkins.plugins.modelgate.config.QualitySection;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Quality in real builds: what people approved is what the next version is compared with, whatever lies in the workspace. */
public class QualityGateTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static final String QUALITY = "verifyModelQuality metrics: 'results', model: 'model'";
    private static final String BUILD = "node('built-in') {\n verifyModelArtifact 'model'\n def q = " + QUALITY
            + "\n echo \"said ${q.verdict}\" }\n";

    @Test
    public void comparedWithWhatWasApproved() throws Exception {
        Town.settle(r);
        demand();
        WorkflowJob job = Models.job(r, r.jenkins, BUILD + Pipelines.ASK, Models.GOOD);
        results(job, 0.90, 0.90);
        WorkflowRun first = Pipelines.start(job, "dev");
        String request = Pipelines.await(first);
        assertThat(ApprovalRequests.get().get(request).terms().evidence())
                .extracting(Evidence::check)
                .contains("verifyModelArtifact", "verifyModelQuality");
        Pipelines.agree(request);
        r.assertBuildStatusSuccess(r.waitForCompletion(first));
        r.assertLogContains("quality/no-baseline", first);
        assertThat(Files.readString(store(first, "test-result.intoto.json"))).contains("payload");

        // Passed and was approved by nobody: no baseline.
        job.setDefinition(new CpsFlowDefinition(BUILD, true));
        results(job, 0.60, 0.60);
        r.assertLogContains("quality/regression", r.buildAndAssertStatus(Result.FAILURE, job));

        // The average is better, one language is not; and neither a file of the workspace nor a deleted build changes
        // that.
        Models.workspace(r.jenkins, job).child("quality.json").write("{}", "UTF-8");
        first.delete();
        results(job, 0.92, 0.70);
        WorkflowRun worse = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("quality/slice-regression", worse);
        r.assertLogContains("compared with what was approved by request " + request, worse);

        results(job, 0.91, 0.91);
        r.assertLogContains("said PASSED", r.buildAndAssertSuccess(job));

        Town.revoke(request, "boss");
        results(job, 0.92, 0.70);
        r.assertLogContains("quality/no-baseline", r.buildAndAssertSuccess(job));
    }

    /** Whoever evaluated something else, or nothing that was asked for, does not come to the people who approve. */
    @Test
    public void whatDoesNotPassCannotBeApproved() throws Exception {
        Town.settle(r);
        demand();
        WorkflowJob job = Models.job(
                r,
                r.jenkins,
                "node('built-in') { verifyModelArtifact 'model'\n try { " + QUALITY
                        + " } catch (e) { echo 'caught' } }\n" + Pipelines.ASK,
                Models.GOOD);
        file(job, "{\"accuracy\": 0.99, \"n\": 5000, \"model\": {\"sha256\": \"" + "0a".repeat(32) + "\"}}");
        WorkflowRun other = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("quality/other-model", other);
        r.assertLogContains("only what passed can be approved", other);
    }

    @Test
    public void onlyTheWorkspaceIsRead() throws Exception {
        Town.settle(r);
        demand();
        WorkflowJob job = Models.job(
                r, r.jenkins, "node('built-in') { verifyModelQuality metrics: 'results/link.json' }", Models.GOOD);
        FilePath results = Models.workspace(r.jenkins, job).child("results");
        results.mkdirs();
        results.child("link.json").symlinkTo("/etc/passwd", hudson.model.TaskListener.NULL);
        r.assertLogContains("outside of the workspace", r.buildAndAssertStatus(Result.FAILURE, job));
        job.setDefinition(new CpsFlowDefinition("node('built-in') { verifyModelQuality metrics: '../x' }", true));
        r.assertLogContains("'..' in it", r.buildAndAssertStatus(Result.FAILURE, job));
    }

    private static void demand() {
        QualityMetric accuracy = new QualityMetric("accuracy");
        accuracy.setMin("0.5");
        accuracy.setDrop("0.01");
        QualitySection quality = new QualitySection();
        quality.setMetrics(List.of(accuracy));
        ModelGatePolicy policy = Town.policy("production", 1, 1);
        policy.setQuality(quality);
        ModelGateConfiguration.get().setPolicies(List.of(policy));
    }

    private static void results(WorkflowJob job, double all, double german) throws Exception {
        file(
                job,
                "{\"accuracy\": " + all + ", \"n\": 5000, \"slices\": {\"de\": {\"accuracy\": " + german
                        + ", \"n\": 1000}}}");
    }

    private static void file(WorkflowJob job, String text) throws Exception {
        Models.workspace(r.jenkins, job).child("results").child("metrics.json").write(text, "UTF-8");
    }

    private static java.nio.file.Path store(WorkflowRun run, String file) throws Exception {
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        ReportEntry entry = action.entries().stream()
                .filter(each -> each.check().equals("verifyModelQuality"))
                .findFirst()
                .orElseThrow();
        return action.store().file(entry.id(), file);
    }
}
