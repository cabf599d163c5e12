package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Builds that wait: every way out, once each. */
public class RequireApprovalTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Before
    public void settle() throws Exception {
        Town.settle(r);
    }

    @After
    public void clock() {
        ApprovalRequests.get().setClock(Clock.systemUTC());
    }

    private static State state(String request) throws Exception {
        return ApprovalRequests.get().get(request).state();
    }

    private static WorkflowRun waiting() throws Exception {
        return Pipelines.start(Pipelines.job(r, Pipelines.VERIFY + Pipelines.ASK), "dev");
    }

    /** Nothing is left: no pause, no step in build.xml. */
    private static WorkflowRun ends(WorkflowRun run, Result result) throws Exception {
        r.assertBuildStatus(result, r.waitForCompletion(run));
        for (FlowNode node : new DepthFirstScanner().allNodes(run.getExecution())) {
            assertThat(PauseAction.isPaused(node)).isFalse();
        }
        assertThat(run.getRootDir().toPath().resolve("build.xml")).content().doesNotContain("RequireApproval");
        return run;
    }

    @Test
    public void approvalLetsTheBuildGoOn() throws Exception {
        WorkflowRun run = waiting();
        String request = Pipelines.await(run);
        assertThat(run.getExecutor()).isNotNull();
        assertThat(r.jenkins.toComputer().countBusy()).isZero();
        assertThat(Town.approve(request, "dev").outcome().refusal().code()).isEqualTo(Code.INITIATOR);
        Pipelines.agree(request);
        ends(run, Result.SUCCESS);
        r.assertLogContains(
                "approved by [lea, sec] "
                        + ApprovalRequests.get().get(request).terms().digest(),
                run);
        r.assertLogNotContains("holds an executor", run);
    }

    @Test
    public void rejectionEndsItAndStaysRed() throws Exception {
        WorkflowJob job = Pipelines.job(
                r,
                Pipelines.VERIFY
                        + "try { requireApproval artifact: 'model', to: 'production' } catch (e) { echo 'caught' }");
        WorkflowRun run = Pipelines.start(job, "dev");
        String request = Pipelines.await(run);
        assertThat(Town.reject(request, "dev").outcome().refusal().code()).isEqualTo(Code.NO_ROLE);
        Town.reject(request, "lou");
        assertThat(state(request)).isEqualTo(State.REJECTED);
        ends(run, Result.FAILURE);
        r.assertLogContains("REJECTED by lou: not good enough", run);
        r.assertLogContains("caught", run);
    }

    @Test
    public void rejectionIsACauseOfInterruption() throws Exception {
        WorkflowRun run = waiting();
        Town.reject(Pipelines.await(run), "sec");
        ends(run, Result.FAILURE);
        assertThat(run.getAction(InterruptedBuildAction.class).getCauses())
                .hasSize(1)
                .first()
                .isInstanceOf(Refused.class);
    }

    @Test
    public void nobodysAnswerIsNo() throws Exception {
        WorkflowRun run = waiting();
        String request = Pipelines.await(run);
        ApprovalRequests.get().setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(72)));
        ApprovalRequests.get().expire();
        assertThat(state(request)).isEqualTo(State.EXPIRED);
        ends(run, Result.FAILURE);
        r.assertLogContains("EXPIRED: not decided before", run);
    }

    @Test
    public void voteAndExpiryAtOnceGiveOneOutcome() throws Exception {
        WorkflowRun run = waiting();
        String request = Pipelines.await(run);
        Town.approve(request, "lea");
        ApprovalRequests.get()
                .setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(72).minusSeconds(6)));
        CompletableFuture<Void> expiry = CompletableFuture.runAsync(() -> {
            try {
                ApprovalRequests.get().setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(73)));
                ApprovalRequests.get().expire();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        Town.approve(request, "sec");
        expiry.get();
        State state = state(request);
        assertThat(state).isIn(State.APPROVED, State.EXPIRED);
        ends(run, state == State.APPROVED ? Result.SUCCESS : Result.FAILURE);
    }

    @Test
    public void abortedBuildTakesItsRequestWithIt() throws Exception {
        WorkflowRun run = waiting();
        String request = Pipelines.await(run);
        run.doStop();
        ends(run, Result.ABORTED);
        Workers.until("void", () -> state(request) == State.VOIDED);
        assertThat(Town.approve(request, "lea").outcome().refusal().code()).isEqualTo(Code.NOT_PENDING);
    }

    @Test
    public void timeoutTakesItsRequestWithIt() throws Exception {
        WorkflowJob job = Pipelines.job(
                r, Pipelines.VERIFY + "timeout(time: 2, unit: 'SECONDS') { " + Pipelines.ASK.replace("def ", "") + "}");
        WorkflowRun run = Pipelines.start(job, "dev");
        String request = Pipelines.await(run);
        ends(run, Result.ABORTED);
        Workers.until("void", () -> state(request) == State.VOIDED);
    }

    @Test
    public void deletedJobTakesItsRequestWithIt() throws Exception {
        WorkflowRun run = waiting();
        String request = Pipelines.await(run);
        run.getParent().delete();
        Workers.until("void", () -> state(request) == State.VOIDED);
    }

    @Test
    public void jobAndFolderMayMoveMeanwhile() throws Exception {
        Folder folder = r.createProject(Folder.class);
        WorkflowJob job =
                Pipelines.job(folder.createProject(WorkflowJob.class, "train"), Pipelines.VERIFY + Pipelines.ASK);
        WorkflowRun run = Pipelines.start(job, "dev");
        String request = Pipelines.await(run);
        folder.renameTo("elsewhere");
        job.renameTo("trained");
        assertThat(ApprovalRequests.get().job(ApprovalRequests.get().get(request)))
                .isEqualTo(job);
        Pipelines.agree(request);
        ends(run, Result.SUCCESS);
    }

    @Test
    public void branchesAskForThemselves() throws Exception {
        WorkflowJob job = Pipelines.job(
                r,
                Pipelines.VERIFY
                        + "parallel a: { requireApproval artifact: 'model', to: 'a' },"
                        + " b: { node('built-in') { requireApproval artifact: 'model', to: 'b' } }");
        WorkflowRun run = Pipelines.start(job, "dev");
        Workers.until(
                "two ask",
                () -> ApprovalRequests.get().all().stream()
                                .filter(one -> one.terms().build().job().equals(job.getFullName()))
                                .count()
                        == 2);
        r.waitForMessage("holds an executor", run);
        for (ApprovalRequest request : ApprovalRequests.get().all()) {
            if (request.state() == State.PENDING) {
                Pipelines.agree(request.id());
            }
        }
        ends(run, Result.SUCCESS);
    }

    @Test
    public void onlyWhatPassedCanBeApproved() throws Exception {
        fails("requireApproval artifact: 'model', to: 'p'", "no verifyModelArtifact examined 'model'");
        fails(Pipelines.VERIFY + "requireApproval artifact: 'other', to: 'p'", "no verifyModelArtifact examined");
        fails(Pipelines.VERIFY + "requireApproval artifact: 'model', to: 'p', policy: 'x'", "'x' is not known");
        fails(Pipelines.VERIFY + "requireApproval artifact: 'model', to: ''", "to is missing");
        fails(
                Pipelines.VERIFY + "requireApproval artifact: 'model', to: 'p', upstream: 'nobody#1'",
                "no such build, or this build may not read it");
        WorkflowJob evil = Models.job(
                r, r.jenkins, "try {\n" + Pipelines.VERIFY + "} catch (e) { }\n" + Pipelines.ASK, Models.EVIL);
        r.assertLogContains("only what passed can be approved", r.buildAndAssertStatus(Result.FAILURE, evil));
    }

    private static void fails(String script, String why) throws Exception {
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, Pipelines.job(r, script));
        r.assertLogContains(why, run);
    }

    @Test
    public void looserPolicyIsNoGround() throws Exception {
        ModelGatePolicy lax = new ModelGatePolicy("lax");
        lax.setFailOn("CRITICAL");
        lax.setJobs(List.of("**"));
        ModelGateConfiguration.get().setPolicies(List.of(Town.policy("production", 1, 1), lax));
        fails(
                "node('built-in') { verifyModelArtifact path: 'model', policy: 'lax' }\n" + Pipelines.ASK,
                "which is looser than policy production");
        WorkflowRun stricter = Pipelines.start(
                Pipelines.job(
                        r, "node('built-in') { verifyModelArtifact path: 'model', failOn: 'LOW' }\n" + Pipelines.ASK),
                "dev");
        Town.reject(Pipelines.await(stricter), "sec");
        ends(stricter, Result.FAILURE);
    }

    @Test
    public void listenersHearAndCannotHarm() throws Exception {
        String request = Town.open(r.createFreeStyleProject());
        Town.reject(request, "sec");
        assertThat(Deaf.heard).contains("Requested " + request, "Rejected " + request);
        assertThat(ApprovalRequests.get()
                        .apply(request, new Command.Expire())
                        .outcome()
                        .accepted())
                .isFalse();
    }

    /** Fails whenever it hears something. */
    @TestExtension
    public static final class Deaf implements ApprovalListener {
        static final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void onEvent(ApprovalRequest request, Event event) {
            heard.add(event.getClass().getSimpleName() + " " + request.id());
            throw new IllegalStateException("deaf");
        }
    }
}
