package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.util.HashMap;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A controller that is killed: the plugin as it is installed, and every vote that was acknowledged. */
public class ApprovalKillTest {
    @Rule
    public RealJenkinsRule rr = new RealJenkinsRule();

    @Test
    public void acknowledgedVotesAreThereAndBuildsGoOn() throws Throwable {
        rr.startJenkins();
        HashMap<String, String> ids = rr.runRemotely(ApprovalKillTest::begin);
        rr.stopJenkinsForcibly();
        rr.startJenkins();
        rr.runRemotely(new After(ids));
    }

    private static HashMap<String, String> begin(JenkinsRule r) throws Exception {
        Town.settle(r);
        HashMap<String, String> ids = new HashMap<>();
        for (String name : new String[] {"pending", "voted", "rejected"}) {
            WorkflowJob job = Pipelines.job(r.createProject(WorkflowJob.class, name), Pipelines.VERIFY + Pipelines.ASK);
            WorkflowRun run = Pipelines.start(job, "dev");
            ids.put(name, Pipelines.await(run));
            r.waitForMessage("decided before", run);
            run.save();
        }
        Town.approve(ids.get("voted"), "lea");
        // The build does not hear of it any more.
        Town.reject(ids.get("rejected"), "sec");
        // A Jenkins of its own does not know the tests' realm when it starts.
        r.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        r.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        return ids;
    }

    private record After(HashMap<String, String> ids) implements RealJenkinsRule.Step {
        @Override
        public void run(JenkinsRule r) throws Throwable {
            Town.settle(r);
            ApprovalRequest voted = ApprovalRequests.get().get(ids.get("voted"));
            assertThat(voted.votes()).extracting(vote -> vote.by().id()).containsExactly("lea");
            assertThat(ApprovalRequests.get().get(ids.get("rejected")).state()).isEqualTo(State.REJECTED);
            ends(r, "rejected", Result.FAILURE);
            Town.approve(ids.get("voted"), "sec");
            ends(r, "voted", Result.SUCCESS);
            Pipelines.agree(ids.get("pending"));
            ends(r, "pending", Result.SUCCESS);
        }
    }

    private static void ends(JenkinsRule r, String name, Result result) throws Exception {
        WorkflowRun run = r.jenkins.getItemByFullName(name, WorkflowJob.class).getLastBuild();
        r.assertBuildStatus(result, r.waitForCompletion(run));
    }
}
