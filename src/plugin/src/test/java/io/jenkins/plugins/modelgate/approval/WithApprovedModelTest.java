package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.LoggedRuns;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;

/** Deployments of what is approved, and of what is not; secrets for the former only. */
public class WithApprovedModelTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

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

    private static WorkflowRun approved(String script) throws Exception {
        WorkflowRun run = Pipelines.start(Pipelines.job(r, Pipelines.VERIFY + Pipelines.ASK + script), "dev");
        Pipelines.agree(Pipelines.await(run));
        return run;
    }

    private static WorkflowRun fails(WorkflowRun run, String why) throws Exception {
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
        r.assertLogContains(why, run);
        r.assertLogNotContains("raw=", run);
        r.assertLogNotContains(Pipelines.SECRET, run);
        r.assertLogNotContains("KEY=S3CR3T", run);
        return run;
    }

    @Test
    public void approvedModelIsDeployedWithItsSecret() throws Exception {
        WorkflowRun run = approved(Pipelines.DEPLOY);
        r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(run));
        r.assertLogContains("KEY=S3CR3T-DEPLOY-KEY", run);
        r.assertLogContains("raw=****", run);
        r.assertLogNotContains(Pipelines.SECRET, run);
        assertThat(types()).contains("role.changed");
        assertThat(types())
                .containsSubsequence(
                        "approval.requested",
                        "approval.vote",
                        "approval.vote",
                        "approval.approved",
                        "deployment.started",
                        "secret.released",
                        "deployment.finished");
        assertThat(ends(run)).containsExactly("SUCCESS");
    }

    private static List<String> ends(WorkflowRun run) throws Exception {
        return LoggedRuns.of(run, AuditTrail.get().reader(), 100).stream()
                .filter(hit -> hit.entry().event().orElse(null) == EventType.DEPLOYMENT_FINISHED)
                .map(hit -> hit.entry().decision())
                .toList();
    }

    @Test
    public void killedDeploymentIsOverWithItsBuild() throws Exception {
        WorkflowRun run =
                approved(Pipelines.DEPLOY.replace("  withGatedSecret", "  semaphore 'killed'\n  withGatedSecret"));
        SemaphoreStep.waitForStart("killed/1", run);
        assertThat(ends(run)).isEmpty();
        JsonNode running = standing(run);
        assertThat(running.path("state").asText()).isEqualTo("STARTED");
        run.doKill();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
        Workers.until("its end is recorded", () -> !ends(run).isEmpty());
        assertThat(ends(run)).containsExactly("FAILURE");
        JsonNode killed = standing(run);
        assertThat(killed.path("thing")).isEqualTo(running.path("thing"));
        assertThat(killed.path("state").asText()).isEqualTo("FAILURE");
        run.delete();
        assertThat(types()).endsWith("run.deleted");
    }

    private static JsonNode standing(WorkflowRun run) throws Exception {
        for (JsonNode each :
                LineageClient.json(r, "boss", "production?limit=500", 200).path("deployments")) {
            if (each.path("build").asText().startsWith(run.getParent().getFullName() + " ")) {
                return each;
            }
        }
        throw new AssertionError("it does not stand");
    }

    private static List<String> types() throws Exception {
        AuditReader reader = AuditTrail.get().reader();
        List<String> types = new ArrayList<>();
        for (long i = 0; i < reader.size(); i++) {
            types.add(reader.entry(i).type());
        }
        return types;
    }

    @Test
    public void swappedModelIsNotDeployed() throws Exception {
        WorkflowRun run =
                approved("node('built-in') { writeFile file: 'model/README.md', text: 'hi' }\n" + Pipelines.DEPLOY);
        fails(run, "NO_REQUEST: No approval was asked for the digest");
    }

    @Test
    public void evilModelIsNotDeployedEvenIfItLiesBesideAnApprovedOne() throws Exception {
        WorkflowJob job = Pipelines.job(r, Pipelines.VERIFY + Pipelines.ASK + "semaphore 'evil'\n" + Pipelines.DEPLOY);
        WorkflowRun run = Pipelines.start(job, "dev");
        Pipelines.agree(Pipelines.await(run));
        SemaphoreStep.waitForStart("evil/1", run);
        Models.put(Models.workspace(r.jenkins, job).child("model").child(Models.EVIL), Models.EVIL);
        SemaphoreStep.success("evil/1", null);
        fails(run, "withApprovedModel: what lies there now is FAILED");
    }

    @Test
    public void membershipLostAfterTheVoteClosesTheGate() throws Exception {
        WorkflowRun run = approved("semaphore 'lost'\n" + Pipelines.DEPLOY);
        SemaphoreStep.waitForStart("lost/1", run);
        Town.grant(r, "lea");
        SemaphoreStep.success("lost/1", null);
        fails(run, "QUORUM_MISSING");
    }

    @Test
    public void revokedApprovalReleasesNoSecretInARunningBody() throws Exception {
        WorkflowJob job = Pipelines.job(
                r,
                Pipelines.VERIFY
                        + Pipelines.ASK
                        + Pipelines.DEPLOY.replace("  withGatedSecret", "  semaphore 'revoked'\n  withGatedSecret"));
        WorkflowRun run = Pipelines.start(job, "dev");
        String request = Pipelines.await(run);
        Pipelines.agree(request);
        SemaphoreStep.waitForStart("revoked/1", run);
        Town.revoke(request, "lea");
        SemaphoreStep.success("revoked/1", null);
        fails(run, "is not released: the approval does not hold any more");
    }

    @Test
    public void otherStageIsNotOpened() throws Exception {
        fails(approved(Pipelines.DEPLOY.replace("to: 'production'", "to: 'moon'")), "OTHER_STAGE");
        fails(
                approved(Pipelines.DEPLOY.replace(", to: 'production'", "")),
                "it is for the stage production; let withApprovedModel name it");
    }

    @Test
    public void scriptThatSkipsTheGateGetsNoSecret() throws Exception {
        String secret = "withGatedSecret(credentialsId: 'deploy-key', variable: 'KEY') { sh 'echo raw=$KEY' }\n";
        skips("node('built-in') {" + secret + "}", "for the body of withApprovedModel only");
        skips(
                "node('built-in') { withCredentials([string(credentialsId: 'deploy-key', variable: 'KEY')]) { sh 'echo raw=$KEY' } }",
                "deploy-key");
        fails(
                approved("def kept\n"
                        + "node('built-in') {\n"
                        + "  withApprovedModel(artifact: 'model', to: 'production') {\n"
                        + "    kept = getContext(io.jenkins.plugins.modelgate.approval.ApprovedModel)\n"
                        + "  }\n"
                        + "  withContext(kept) { " + secret + " }\n"
                        + "}"),
                "is for the body of withApprovedModel only, and that body does not run");
        skips(Pipelines.DEPLOY, "NO_REQUEST");
    }

    private static void skips(String script, String why) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        Models.put(
                Models.workspace(r.jenkins, job).child("model").child("other-" + job.getName() + ".txt"), Models.GOOD);
        Models.put(Models.workspace(r.jenkins, job).child("model").child(Models.GOOD), Models.GOOD);
        Models.workspace(r.jenkins, job)
                .child("model")
                .child("other-" + job.getName() + ".txt")
                .write("job " + job.getName(), "UTF-8");
        fails(Pipelines.start(job, "dev"), why);
    }
}
