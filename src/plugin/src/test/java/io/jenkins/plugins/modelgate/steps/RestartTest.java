package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Docs;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import java.util.ArrayList;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A controller that dies in the middle of two checks: real processes, the plugin as it is installed. */
public class RestartTest {
    private static final String CANNOT = "verifyModelArtifact` cannot be resumed after a controller restart";

    @Rule
    public RealJenkinsRule rr = new RealJenkinsRule();

    @Test
    public void killedControllerIsNoPassAndMayTryAgain() throws Throwable {
        rr.startJenkins();
        ArrayList<Long> workers = rr.runRemotely(RestartTest::startBoth);
        rr.stopJenkinsForcibly();
        for (long worker : workers) {
            Workers.awaitGone(worker);
        }
        for (String job : new String[] {"once", "again"}) {
            FilePath model =
                    new FilePath(rr.getHome()).child("workspace").child(job).child("model");
            assertThat(model.list()).hasSize(1);
            model.deleteRecursive();
            Models.put(model.child(Models.GOOD), Models.GOOD);
        }
        rr.startJenkins();
        rr.runRemotely(RestartTest::endsClearly);
    }

    private static ArrayList<Long> startBoth(JenkinsRule r) throws Exception {
        r.jenkins.setLabelString("trusted-gate");
        start(r, "once", "node { verifyModelArtifact 'model'; echo 'gate open' }");
        start(r, "again", Docs.read("examples/restart.jenkinsfile"));
        ArrayList<Long> workers = new ArrayList<>(Workers.await(r.jenkins.getRootPath(), 2));
        for (WorkflowJob job : r.jenkins.getAllItems(WorkflowJob.class)) {
            job.getLastBuild().save();
        }
        return workers;
    }

    private static void start(JenkinsRule r, String name, String script) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        Workers.putEndlessModel(Models.workspace(r.jenkins, job).child("model"));
        job.scheduleBuild2(0).waitForStart();
    }

    private static void endsClearly(JenkinsRule r) throws Exception {
        WorkflowRun once = lastBuild(r, "once");
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(once));
        r.assertLogContains(CANNOT, once);
        r.assertLogContains("retry(conditions: [nonresumable()]", once);
        r.assertLogNotContains("gate open", once);
        assertThat(once.getAction(ModelGateRunAction.class)).isNull();

        WorkflowRun again = lastBuild(r, "again");
        r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(again));
        r.assertLogContains(CANNOT, again);
        r.assertLogContains("verified", again);
        assertThat(again.getAction(ModelGateRunAction.class).entries()).hasSize(1);
    }

    private static WorkflowRun lastBuild(JenkinsRule r, String name) {
        return r.jenkins.getItemByFullName(name, WorkflowJob.class).getLastBuild();
    }
}
