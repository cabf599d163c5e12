package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import java.util.concurrent.atomic.AtomicLong;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A controller that shuts down in order while an agent is at work. */
public class GracefulRestartTest {
    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void restartedControllerIsNoPass() throws Throwable {
        AtomicLong worker = new AtomicLong();
        sessions.then(r -> {
            Node agent = r.createOnlineSlave(Label.get("far"));
            WorkflowJob job = Models.job(r, "node('far') { verifyModelArtifact 'model'; echo 'gate open' }");
            Workers.putEndlessModel(Models.workspace(agent, job).child("model"));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            worker.set(Workers.awaitOne(agent.getRootPath()));
            run.save();
        });
        Workers.awaitGone(worker.get());
        sessions.then(r -> {
            WorkflowRun run = r.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
            r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
            assertThat(run.getLog(1000).toString())
                    .containsAnyOf("cannot be resumed after a controller restart", "the agent was lost")
                    .doesNotContain("gate open");
            assertThat(run.getAction(ModelGateRunAction.class)).isNull();
        });
    }
}
