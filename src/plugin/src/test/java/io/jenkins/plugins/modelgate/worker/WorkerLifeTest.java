package io.jenkins.plugins.modelgate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.InboundAgentRule;
import org.jvnet.hudson.test.JenkinsRule;

/** No worker outlives the step that wanted it, and no step passes without its worker. */
public class WorkerLifeTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static InboundAgentRule agents = new InboundAgentRule();

    private static Node agent;

    @BeforeClass
    public static void agent() throws Exception {
        agent = agents.createAgent(
                r,
                InboundAgentRule.Options.newBuilder().name("far").label("far").build());
    }

    @Test
    public void abortKillsOnTheController() throws Exception {
        abortKills(r.jenkins, "built-in");
    }

    @Test
    public void abortKillsOnAnAgent() throws Exception {
        abortKills(agent, "far");
    }

    private static void abortKills(Node node, String label) throws Exception {
        WorkflowRun run = start(node, "node('" + label + "') { verifyModelArtifact 'model'; echo 'went on' }");
        long pid = Workers.awaitOne(node.getRootPath());
        run.getExecutor().interrupt();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
        Workers.awaitGone(pid);
        nothingIsLeft(node, run);
    }

    @Test
    public void timeoutKills() throws Exception {
        WorkflowRun run = start(
                agent,
                "node('far') { timeout(time: 15, unit: 'SECONDS') { verifyModelArtifact 'model' }; echo 'went on' }");
        long pid = Workers.awaitOne(agent.getRootPath());
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
        Workers.awaitGone(pid);
        nothingIsLeft(agent, run);
    }

    @Test
    public void workerThatIsKilledIsNoPass() throws Exception {
        WorkflowRun run = start(r.jenkins, "node('built-in') { verifyModelArtifact 'model'; echo 'went on' }");
        ProcessHandle.of(Workers.awaitOne(r.jenkins.getRootPath()))
                .orElseThrow()
                .destroyForcibly();
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
        r.assertLogContains("ERROR: verifyModelArtifact: the worker ended without an answer, exit code 137", run);
        nothingIsLeft(r.jenkins, run);
    }

    @Test
    public void lostAgentIsNoPassAndKills() throws Exception {
        Node lost = agents.createAgent(
                r,
                InboundAgentRule.Options.newBuilder().name("lost").label("lost").build());
        FilePath root = lost.getRootPath();
        WorkflowRun run = start(lost, "node('lost') { verifyModelArtifact 'model'; echo 'went on' }");
        long pid = Workers.awaitOne(root);
        agents.stop(r, "lost");
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
        r.assertLogContains("the agent was lost during the check; nothing was decided and nothing passed", run);
        r.assertLogNotContains("went on", run);
        Workers.awaitGone(pid);
    }

    @Test
    public void lostAgentIsTriedAgainWhereThePipelineSaysSo() throws Exception {
        Node again = agents.createAgent(
                r,
                InboundAgentRule.Options.newBuilder()
                        .name("again")
                        .label("again")
                        .build());
        FilePath root = again.getRootPath();
        WorkflowRun run = start(
                again,
                "retry(conditions: [agent()], count: 2) { node('again') { verifyModelArtifact 'model'; echo 'went on' } }");
        long pid = Workers.awaitOne(root);
        Models.workspace(again, run.getParent()).child("model").deleteRecursive();
        Models.put(Models.workspace(again, run.getParent()).child("model/" + Models.GOOD), Models.GOOD);
        again.toComputer().disconnect(null).get();
        Workers.awaitGone(pid);
        agents.stop(r, "again");
        agents.start(r, "again");
        r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(run));
        r.assertLogContains("went on", run);
    }

    private static WorkflowRun start(Node node, String script) throws Exception {
        WorkflowJob job = Models.job(r, node, script);
        Workers.putEndlessModel(Models.workspace(node, job).child("model"));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static void nothingIsLeft(Node node, WorkflowRun run) throws Exception {
        r.assertLogNotContains("went on", run);
        assertThat(run.getAction(ModelGateRunAction.class)).isNull();
        Workers.until(
                "the worker's directory is gone",
                () -> node.getRootPath().child("model-gate/run").list().isEmpty());
    }
}
