package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.net.URL;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.Issue;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that are started again, as Jenkins lets people do it: rebuilt, replayed with another script, edited and run. */
public class StartedAgainTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    static {
        // For the class: each of about twenty builds examines a model in a process of its own.
        r.timeout = 600;
    }

    @BeforeClass
    public static void secret() throws Exception {
        Pipelines.secret();
    }

    @Before
    public void settle() throws Exception {
        Town.settle(r);
    }

    /** A job whose model no other job has. */
    private static WorkflowJob job(String script) throws Exception {
        WorkflowJob job = Pipelines.job(r, script);
        Models.workspace(r.jenkins, job).child("model").child("README.md").write("of " + job.getName(), "UTF-8");
        return job;
    }

    /** The button "Rebuild" of a Pipeline. */
    private static WorkflowRun rebuilt(WorkflowRun run, String who) throws Exception {
        WebRequest post = new WebRequest(new URL(r.getURL(), run.getUrl() + "replay/rebuild"), HttpMethod.POST);
        int number = run.getParent().getNextBuildNumber();
        try (JenkinsRule.WebClient client =
                r.createWebClient().withRedirectEnabled(false).withBasicApiToken(who)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            assertThat(client.loadWebResponse(post).getStatusCode()).isLessThan(400);
        }
        return started(run, number);
    }

    /** The button "Run" on the page "Replay", with another script. */
    private static WorkflowRun replayed(WorkflowRun run, String script) throws Exception {
        int number = run.getParent().getNextBuildNumber();
        assertThat(run.getAction(ReplayAction.class).run(script, Map.of())).isNotNull();
        return started(run, number);
    }

    private static WorkflowRun started(WorkflowRun run, int number) throws Exception {
        Workers.until("build " + number, () -> run.getParent().getBuildByNumber(number) != null);
        return run.getParent().getBuildByNumber(number);
    }

    private static void deployed(WorkflowRun run) throws Exception {
        r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(run));
        r.assertLogContains("KEY=S3CR3T-DEPLOY-KEY", run);
        r.assertLogNotContains(Pipelines.SECRET, run);
    }

    private static void refused(WorkflowRun run, String why) throws Exception {
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
        r.assertLogContains(why, run);
        r.assertLogNotContains("raw=", run);
        r.assertLogNotContains("S3CR3T", run);
        r.assertLogNotContains(Pipelines.SECRET, run);
    }

    private static State state(String request) throws Exception {
        return ApprovalRequests.get().get(request).state();
    }

    /** The script approval of that plugin was revoked, and "Rebuild" ran the script all the same. */
    @Test
    @Issue("SECURITY-3362")
    public void whatWasRevokedIsNotDeployedByARebuild() throws Exception {
        WorkflowJob train = job(Pipelines.VERIFY + Pipelines.ASK);
        WorkflowRun asked = Pipelines.start(train, "dev");
        String request = Pipelines.await(asked);
        Pipelines.agree(request);
        r.assertBuildStatusSuccess(r.waitForCompletion(asked));
        WorkflowJob deploy = job(Pipelines.DEPLOY);
        Models.workspace(r.jenkins, train)
                .child("model")
                .copyRecursiveTo(Models.workspace(r.jenkins, deploy).child("model"));
        WorkflowRun first = Pipelines.start(deploy, "dev");
        deployed(first);
        deployed(rebuilt(first, "dev"));
        Town.revoke(request, "lea");
        refused(rebuilt(first, "dev"), "was revoked by lea: it is not what we thought");
        refused(rebuilt(first, "boss"), "was revoked by lea: it is not what we thought");
        refused(replayed(first, Pipelines.DEPLOY + "echo 'other'"), "was revoked by lea: it is not what we thought");
        assertThat(state(request)).isEqualTo(State.REVOKED);
    }

    @Test
    @Issue("SECURITY-3362")
    public void aRebuildAsksPeopleAnew() throws Exception {
        WorkflowRun first = Pipelines.start(job(Pipelines.VERIFY + Pipelines.ASK + Pipelines.DEPLOY), "dev");
        String request = Pipelines.await(first);
        Pipelines.agree(request);
        deployed(first);
        Town.revoke(request, "lea");
        WorkflowRun again = rebuilt(first, "dev");
        String anew = Pipelines.await(again);
        assertThat(anew).isNotEqualTo(request);
        assertThat(ApprovalRequests.get().get(anew).votes()).isEmpty();
        assertThat(state(request)).isEqualTo(State.REVOKED);
        Town.reject(anew, "sec");
        refused(again, "REJECTED by sec");
    }

    /** The pages of Pipeline let whoever may replay change the script: without the gate, and with all else. */
    @Test
    public void aReplayThatSkipsTheGateGetsNoSecret() throws Exception {
        WorkflowRun first = Pipelines.start(job(Pipelines.VERIFY + Pipelines.ASK + Pipelines.DEPLOY), "dev");
        String request = Pipelines.await(first);
        Town.reject(request, "sec");
        refused(first, "REJECTED by sec");
        refused(replayed(first, Pipelines.DEPLOY), "REJECTED");
        refused(
                replayed(
                        first,
                        "node('built-in') { withGatedSecret(credentialsId: 'deploy-key', variable: 'KEY') {"
                                + " sh 'echo raw=$KEY' } }"),
                "for the body of withApprovedModel only");
        refused(
                replayed(
                        first,
                        "node('built-in') { withApprovedModel(artifact: 'model', to: 'production', policy: 'mine') {"
                                + " withGatedSecret(credentialsId: 'deploy-key', variable: 'KEY') { sh 'echo raw=$KEY' } } }"),
                "policy 'mine' is not known");
    }

    @Test
    public void anEditedPipelineThatSkipsTheGateGetsNoSecret() throws Exception {
        WorkflowJob job = job(Pipelines.VERIFY + Pipelines.ASK + Pipelines.DEPLOY);
        WorkflowRun first = Pipelines.start(job, "dev");
        String request = Pipelines.await(first);
        Pipelines.agree(request);
        deployed(first);
        // What was approved may be deployed again without asking; what was changed may not, whatever the script leaves
        // out.
        job.setDefinition(new CpsFlowDefinition(Pipelines.DEPLOY, true));
        deployed(Pipelines.start(job, "dev"));
        Models.workspace(r.jenkins, job).child("model").child("README.md").write("changed", "UTF-8");
        refused(Pipelines.start(job, "dev"), "NO_REQUEST");
        job.setDefinition(new CpsFlowDefinition(Pipelines.VERIFY + Pipelines.DEPLOY, true));
        refused(Pipelines.start(job, "dev"), "NO_REQUEST");
    }

    @Test
    public void anApprovalOutlivesItsBuild() throws Exception {
        WorkflowJob job = job(Pipelines.VERIFY + Pipelines.ASK + Pipelines.DEPLOY);
        WorkflowRun first = Pipelines.start(job, "dev");
        String request = Pipelines.await(first);
        Pipelines.agree(request);
        deployed(first);
        first.delete();
        assertThat(state(request)).isEqualTo(State.APPROVED);
        ApprovalRequests.get().reload();
        job.setDefinition(new CpsFlowDefinition(Pipelines.DEPLOY, true));
        deployed(Pipelines.start(job, "dev"));
        Town.revoke(request, "lea");
        refused(Pipelines.start(job, "dev"), "was revoked by lea: it is not what we thought");
    }

    /** Jenkins deletes no build that runs, so one that waits is stopped first; its job can go with it, as tested elsewhere. */
    @Test
    public void aPendingRequestDoesNot() throws Exception {
        WorkflowJob job = job(Pipelines.VERIFY + Pipelines.ASK);
        WorkflowRun first = Pipelines.start(job, "dev");
        String request = Pipelines.await(first);
        assertThatThrownBy(first::delete).hasMessageContaining("still running");
        assertThat(state(request)).isEqualTo(State.PENDING);
        first.doStop();
        r.waitForCompletion(first);
        first.delete();
        Workers.until("void", () -> state(request) == State.VOIDED);
        assertThat(Town.approve(request, "lea").outcome().accepted()).isFalse();
        ApprovalRequests.get().reload();
        ApprovalRequest after = ApprovalRequests.get().get(request);
        assertThat(after.state()).isEqualTo(State.VOIDED);
        job.setDefinition(new CpsFlowDefinition(Pipelines.DEPLOY, true));
        refused(Pipelines.start(job, "dev"), "VOID");
    }
}
