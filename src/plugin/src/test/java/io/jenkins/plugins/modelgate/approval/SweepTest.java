package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Requests that nobody can decide any more. */
public class SweepTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Before
    public void settle() throws Exception {
        Town.settle(r);
    }

    private static State state(String request) throws Exception {
        return ApprovalRequests.get().get(request).state();
    }

    @Test
    public void changedPolicyEndsItAndTheBuild() throws Exception {
        WorkflowRun run = Pipelines.start(Pipelines.job(r, Pipelines.VERIFY + Pipelines.ASK), "dev");
        String request = Pipelines.await(run);
        Sweep sweep = new Sweep(Duration.ZERO);
        sweep.doRun();
        sweep.doRun();
        assertThat(state(request)).isEqualTo(State.PENDING);
        ModelGateConfiguration.get().setPolicies(List.of(Town.policy("production", 2, 1)));
        sweep.doRun();
        ModelGateConfiguration.get().setPolicies(List.of(Town.policy("production", 1, 1)));
        sweep.doRun();
        assertThat(state(request)).isEqualTo(State.PENDING);
        ModelGateConfiguration.get().setPolicies(List.of(Town.policy("production", 2, 1)));
        sweep.doRun();
        sweep.doRun();
        assertThat(state(request)).isEqualTo(State.VOIDED);
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
        r.assertLogContains("VOID, POLICY_CHANGED", run);
    }

    @Test
    public void requestOfALostBuildEnds() throws Exception {
        String request = Town.open(r.createFreeStyleProject());
        Sweep sweep = new Sweep(Duration.ZERO);
        sweep.doRun();
        assertThat(state(request)).isEqualTo(State.PENDING);
        sweep.doRun();
        assertThat(state(request)).isEqualTo(State.VOIDED);
    }
}
