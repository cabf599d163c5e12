package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.monitor.Production;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What was approved and does something else in production is approved no longer. */
public class RevokedByMonitoringTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @BeforeClass
    public static void secret() throws Exception {
        Pipelines.secret();
    }

    @Before
    public void settle() throws Exception {
        Town.settle(r);
    }

    @Test
    public void anAlarmedModelIsNotDeployedAgain() throws Exception {
        WorkflowJob job = Pipelines.job(r, "");
        Production.baseline(r, job);
        define(job, Pipelines.VERIFY + Pipelines.ASK + Pipelines.DEPLOY);
        WorkflowRun approved = Pipelines.start(job, "dev");
        String request = Pipelines.await(approved);
        Pipelines.agree(request);
        r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(approved));
        String digest = ApprovalRequests.get().get(request).terms().digest();
        String other = Town.open(job);

        define(job, watch(digest));
        Production.put(r.jenkins.getWorkspaceFor(job).child("answers.csv"), Production.day(2), 3000, 0, 5);
        r.assertBuildStatus(Result.SUCCESS, run(job));
        assertThat(ApprovalRequests.get().get(request).state()).isEqualTo(State.APPROVED);

        Production.put(r.jenkins.getWorkspaceFor(job).child("answers.csv"), Production.day(1), 3000, 2, 6);
        define(
                job,
                watch(digest)
                        .replace(
                                Production.day(2) + "/" + Production.day(1),
                                Production.day(1) + "/" + Production.day(0)));
        WorkflowRun alarm = run(job);
        r.assertBuildStatus(Result.FAILURE, alarm);
        r.assertLogContains("taken back: " + request, alarm);
        assertThat(ApprovalRequests.get().get(request).state()).isEqualTo(State.VOIDED);
        // Another model's requests are another matter.
        assertThat(ApprovalRequests.get().get(other).state()).isEqualTo(State.PENDING);
        assertThat(types()).containsSubsequence("gate.verdict", "approval.voided");

        define(job, Pipelines.DEPLOY);
        WorkflowRun closed = run(job);
        r.assertBuildStatus(Result.FAILURE, closed);
        r.assertLogContains("VOIDED", closed);
        r.assertLogContains("MONITORING_ALARM", closed);
        r.assertLogNotContains("KEY=S3CR3T", closed);
    }

    @Test
    public void theBaselineIsTheOneThatThoseWhoApprovedSaw() throws Exception {
        WorkflowJob job = Pipelines.job(r, "");
        Production.baseline(r, job);
        define(
                job,
                "node('built-in') { verifyModelArtifact path: 'model', data: '" + job.getFullName() + "#1' }\n"
                        + Pipelines.ASK);
        WorkflowRun approved = Pipelines.start(job, "dev");
        String request = Pipelines.await(approved);
        Pipelines.agree(request);
        r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(approved));
        String watch =
                watch(ApprovalRequests.get().get(request).terms().digest()).replace("REVOKE", "UNSTABLE");
        Production.put(r.jenkins.getWorkspaceFor(job).child("answers.csv"), Production.day(2), 3000, 1, 7);

        // Whoever writes the workspace gives a baseline in which nothing drifted: of the drifted answers themselves.
        FilePath workspace = r.jenkins.getWorkspaceFor(job);
        define(job, "node('built-in') { validateDataset 'answers.csv' }");
        WorkflowRun forged = r.buildAndAssertSuccess(job);
        ModelGateRunAction action = forged.getAction(ModelGateRunAction.class);
        workspace
                .child("profile.json")
                .copyFrom(Files.newInputStream(
                        action.store().file(action.entries().get(0).id(), "profile.json")));
        define(job, watch);
        WorkflowRun named = run(job);
        r.assertBuildStatus(Result.FAILURE, named);
        r.assertLogContains("monitor/baseline", named);
        r.assertLogContains("is the one of the windows before or of the approval", named);

        // Without a name the controller gives the one that was approved, and nothing of the workspace has a part in it.
        String own = watch.replace(", baseline: 'profile.json'", "");
        define(job, own);
        WorkflowRun drifted = run(job);
        r.assertBuildStatus(Result.UNSTABLE, drifted);
        r.assertLogContains("drift/distribution", drifted);
        r.assertLogContains("is line 1 of the model's history", drifted);
        Production.put(workspace.child("answers.csv"), Production.day(2), 3000, 0, 8);
        r.assertBuildStatus(Result.SUCCESS, run(job));
    }

    @Test
    public void anApprovalThatCannotBeTakenBackKeepsNoOtherAlive() throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class);
        List<String> open = List.of(Town.open(job), Town.open(job), Town.open(job));
        int[] asked = {0};
        AlarmedModel.Ended ended = AlarmedModel.end(Town.DIGEST, "it drifted far", asking -> {
            // As a directory of people that does not answer at the moment.
            if (job.equals(asking) && asked[0]++ == 0) {
                throw new IllegalStateException("nobody knows who may");
            }
            return job.equals(asking);
        });
        assertThat(ended.failed()).singleElement().asString().contains("still holds: nobody knows who may");
        assertThat(ended.ended()).hasSize(2).isSubsetOf(open);
        assertThat(AlarmedModel.end(Town.DIGEST, "it drifted far", job::equals).ended())
                .hasSize(1)
                .isSubsetOf(open);
    }

    @Test
    public void whoMayNotRevokeTakesNothingBack() throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class);
        String approved = Town.open(job);
        Pipelines.agree(approved);
        String waiting = Town.open(job);
        AlarmedModel.Ended none = AlarmedModel.end(Town.DIGEST, "it drifted far", asking -> false);
        assertThat(none.ended()).isEmpty();
        assertThat(none.kept()).contains(approved, waiting);
        assertThat(ApprovalRequests.get().get(approved).state()).isEqualTo(State.APPROVED);

        AlarmedModel.Ended both = AlarmedModel.end(Town.DIGEST, "it drifted far", job::equals);
        assertThat(both.ended()).containsExactlyInAnyOrder(approved, waiting);
        assertThat(Town.use(job, null).usable().isOpen()).isFalse();
        assertThat(AlarmedModel.end(Town.DIGEST, "it drifted far", job::equals).ended())
                .isEmpty();
        // People may decide anew, knowing what they know now.
        String again = Town.open(job);
        Pipelines.agree(again);
        assertThat(Town.use(job, "production").usable().why()).isEmpty();
    }

    private static String watch(String digest) {
        return "node('built-in') { monitorModel(current: 'answers.csv', model: 'sha256:" + digest
                + "', baseline: 'profile.json', timestamp: 'at', predictions: 'answer', window: '" + Production.day(2)
                + "/" + Production.day(1) + "', onBreach: 'REVOKE') }";
    }

    private static void define(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
    }

    private static WorkflowRun run(WorkflowJob job) throws Exception {
        return r.waitForCompletion(Pipelines.start(job, "dev"));
    }

    private static List<String> types() throws Exception {
        AuditReader reader = AuditTrail.get().reader();
        List<String> types = new ArrayList<>();
        for (long i = 0; i < reader.size(); i++) {
            types.add(reader.entry(i).type());
        }
        return types;
    }
}
