package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.sonyericsson.rebuild.RebuildCause;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Initiators.How;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;

/** Who brought a build about. */
public class InitiatorSearchTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Before
    public void settle() throws Exception {
        Town.settle(r);
    }

    private static FreeStyleBuild build(FreeStyleProject job, Cause... causes) throws Exception {
        return r.assertBuildStatusSuccess(job.scheduleBuild2(0, new CauseAction(causes)));
    }

    private static Initiators.Known known(String id, How how) {
        return new Initiators.Known(id, how);
    }

    @Test
    public void replayerAndWhoStartedTheOriginalCannotVote() throws Exception {
        WorkflowJob job = Pipelines.job(r, Pipelines.VERIFY + Pipelines.ASK);
        WorkflowRun original = Pipelines.start(job, "dev");
        Town.reject(Pipelines.await(original), "sec");
        r.waitForCompletion(original);
        WorkflowRun replay;
        try (ACLContext as = ACL.as(User.getById("boss", true))) {
            replay = (WorkflowRun) original.getAction(ReplayAction.class)
                    .run2(Pipelines.VERIFY + Pipelines.ASK, Map.of())
                    .getFuture()
                    .waitForStart();
        }
        String request = Pipelines.await(replay);
        assertThat(ApprovalRequests.get().get(request).terms().initiators().known())
                .containsExactly(known("boss", How.REPLAY), known("dev", How.TRIGGER));
        Town.grant(r, "boss", "dev", "lea", "sec");
        assertThat(Town.approve(request, "boss").outcome().refusal().code()).isEqualTo(Code.INITIATOR);
        assertThat(Town.approve(request, "dev").outcome().refusal().code()).isEqualTo(Code.INITIATOR);
        Pipelines.agree(request);
        r.assertBuildStatusSuccess(r.waitForCompletion(replay));
    }

    @Test
    public void chainOfBuildsIsFollowedToItsBeginning() throws Exception {
        FreeStyleBuild first = build(r.createFreeStyleProject(), new Cause.UserIdCause("dev"));
        FreeStyleBuild second =
                build(r.createFreeStyleProject(), new Cause.UpstreamCause((hudson.model.Run<?, ?>) first));
        FreeStyleBuild third =
                build(r.createFreeStyleProject(), new Cause.UpstreamCause((hudson.model.Run<?, ?>) second));
        assertThat(InitiatorSearch.of(third, null).known()).containsExactly(known("dev", How.UPSTREAM));
        assertThat(InitiatorSearch.of(third, null).unknown()).isEmpty();
        first.delete();
        second.delete();
        Initiators without = InitiatorSearch.of(third, null);
        assertThat(without.known()).containsExactly(known("dev", How.UPSTREAM));
        assertThat(without.unknown()).isNotEmpty();
    }

    @Test
    public void rebuilderIsOneAndSoIsWhoStartedTheOriginal() throws Exception {
        FreeStyleProject job = r.createFreeStyleProject();
        FreeStyleBuild original = build(job, new Cause.UserIdCause("dev"));
        FreeStyleBuild again = build(job, new Cause.UserIdCause("lea"), new RebuildCause(original));
        assertThat(InitiatorSearch.of(again, null).known())
                .containsExactly(known("lea", How.REBUILD), known("dev", How.UPSTREAM));
    }

    @Test
    public void authorsOfChangesAreInitiatorsIfTheyAreUsersAndToldIfNot() throws Exception {
        ((JenkinsRule.DummySecurityRealm) r.jenkins.getSecurityRealm()).addGroups("coder");
        FreeStyleProject job = r.createFreeStyleProject();
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        scm.addChange().withAuthor("coder");
        scm.addChange().withAuthor("SYSTEM");
        job.setScm(scm);
        Initiators found = InitiatorSearch.of(build(job, new TimerTrigger.TimerTriggerCause()), null);
        assertThat(found.known()).containsExactly(known("coder", How.SCM_AUTHOR));
        assertThat(found.unknown()).extracting(Initiators.Unknown::how).containsExactly(How.TRIGGER, How.SCM_AUTHOR);
    }

    @Test
    public void buildThatMadeTheModelCounts() throws Exception {
        FreeStyleBuild maker = build(r.createFreeStyleProject(), new Cause.UserIdCause("dev"));
        FreeStyleBuild asks = build(r.createFreeStyleProject(), new Cause.UserIdCause("lou"));
        assertThat(InitiatorSearch.of(asks, maker).known())
                .containsExactly(known("lou", How.TRIGGER), known("dev", How.UPSTREAM));
    }
}
