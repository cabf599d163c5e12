package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A controller that shuts down in order, with requests in every state. */
public class ApprovalRestartTest {
    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    private final Map<String, String> ids = new HashMap<>();

    @Test
    public void everyStateComesThrough() throws Throwable {
        sessions.then(r -> {
            Town.settle(r);
            Pipelines.secret();
            for (String name : new String[] {"pending", "voted", "rejected", "expired"}) {
                ids.put(name, Pipelines.await(begin(r, name, "")));
            }
            Town.approve(ids.get("voted"), "lea");
            String deploy = "node('built-in') { withApprovedModel(artifact: 'model', to: 'production') {\n"
                    + "  withGatedSecret(credentialsId: 'deploy-key', variable: 'KEY') {\n"
                    + "    semaphore 'body'; sh 'echo key=$KEY | tr a-z A-Z; echo raw=$KEY' }\n"
                    + "} }\n";
            WorkflowRun deploying = begin(r, "approved", deploy);
            ids.put("approved", Pipelines.await(deploying));
            Pipelines.agree(ids.get("approved"));
            SemaphoreStep.waitForStart("body/1", deploying);
            WorkflowRun revoked = begin(r, "revoked", "semaphore 'before'\n" + deploy);
            ids.put("revoked", Pipelines.await(revoked));
            Pipelines.agree(ids.get("revoked"));
            SemaphoreStep.waitForStart("before/1", revoked);
            Town.revoke(ids.get("revoked"), "lea");
            for (WorkflowJob job : r.jenkins.getAllItems(WorkflowJob.class)) {
                job.getLastBuild().save();
            }
            assertThat(programs(r)).noneMatch(bytes -> bytes.contains(Pipelines.SECRET));
        });
        sessions.then(r -> {
            Town.settle(r);
            assertThat(state("pending")).isEqualTo(State.PENDING);
            assertThat(state("approved")).isEqualTo(State.APPROVED);
            assertThat(state("revoked")).isEqualTo(State.REVOKED);
            SemaphoreStep.success("body/1", null);
            WorkflowRun approved = ends(r, "approved", Result.SUCCESS);
            r.assertLogContains("KEY=S3CR3T-DEPLOY-KEY", approved);
            r.assertLogContains("raw=****", approved);
            r.assertLogNotContains(Pipelines.SECRET, approved);
            SemaphoreStep.success("before/1", null);
            r.assertLogContains("REVOKED", ends(r, "revoked", Result.FAILURE));
            Pipelines.agree(ids.get("pending"));
            r.assertLogContains("still waiting", ends(r, "pending", Result.SUCCESS));
            Town.reject(ids.get("rejected"), "sec");
            ends(r, "rejected", Result.FAILURE);
            Town.approve(ids.get("voted"), "sec");
            ends(r, "voted", Result.SUCCESS);
            ApprovalRequests.get().setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(72)));
            ApprovalRequests.get().expire();
            ends(r, "expired", Result.FAILURE);
        });
        sessions.then(r -> {
            assertThat(state("pending")).isEqualTo(State.APPROVED);
            assertThat(state("voted")).isEqualTo(State.APPROVED);
            assertThat(state("rejected")).isEqualTo(State.REJECTED);
            assertThat(state("expired")).isEqualTo(State.EXPIRED);
            assertThat(state("revoked")).isEqualTo(State.REVOKED);
        });
    }

    private static java.util.List<String> programs(JenkinsRule r) throws Exception {
        java.util.List<String> all = new java.util.ArrayList<>();
        for (WorkflowJob job : r.jenkins.getAllItems(WorkflowJob.class)) {
            java.nio.file.Path program =
                    job.getLastBuild().getRootDir().toPath().resolve("program.dat");
            if (java.nio.file.Files.exists(program)) {
                all.add(java.nio.file.Files.readString(program, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    private State state(String name) throws Exception {
        return ApprovalRequests.get().get(ids.get(name)).state();
    }

    private static WorkflowRun begin(JenkinsRule r, String name, String more) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, name);
        return Pipelines.start(Pipelines.job(job, Pipelines.VERIFY + Pipelines.ASK + more), "dev");
    }

    private static WorkflowRun ends(JenkinsRule r, String name, Result result) throws Exception {
        WorkflowRun run = r.jenkins.getItemByFullName(name, WorkflowJob.class).getLastBuild();
        return r.assertBuildStatus(result, r.waitForCompletion(run));
    }
}
