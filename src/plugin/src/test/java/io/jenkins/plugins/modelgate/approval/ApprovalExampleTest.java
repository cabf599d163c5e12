package io.jenkins.plugins.modelgate.approval;

import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Docs;
import io.jenkins.plugins.modelgate.Models;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;

/** The example of the documentation, with people who agree, people who do not, and an evil model. */
public class ApprovalExampleTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void approval() throws Exception {
        Node agent = r.createOnlineSlave();
        agent.setLabelString("trusted-gate");
        Town.settle(r);
        Pipelines.secret();
        WorkflowRun good = start(agent, Models.GOOD);
        Pipelines.agree(Pipelines.await(good));
        r.assertBuildStatusSuccess(r.waitForCompletion(good));
        r.assertLogContains("approved by lea, sec", good);
        r.assertLogContains("deploying with the key ****", good);

        WorkflowRun rejected = start(agent, Models.GOOD);
        Town.reject(Pipelines.await(rejected), "sec");
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(rejected));
        r.assertLogNotContains("deploying", rejected);

        WorkflowRun evil = start(agent, Models.EVIL);
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(evil));
        r.assertLogNotContains("deploying", evil);
    }

    private static WorkflowRun start(Node agent, String model) throws Exception {
        WorkflowJob job = Models.job(r, agent, Docs.read("examples/approval.jenkinsfile"), model);
        return Pipelines.start(job, "dev");
    }
}
