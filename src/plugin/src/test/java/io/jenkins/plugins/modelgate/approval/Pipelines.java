package io.jenkins.plugins.modelgate.approval;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.State;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that ask for approvals. */
final class Pipelines {
    static final String VERIFY = "node('built-in') { verifyModelArtifact 'model' }\n";
    static final String ASK = "def a = requireApproval artifact: 'model', to: 'production'\n"
            + "echo \"approved by ${a.approvers} ${a.digest} ${a.request}\"\n";
    static final String DEPLOY = "node('built-in') { withApprovedModel(artifact: 'model', to: 'production') {\n"
            + "  withGatedSecret(credentialsId: 'deploy-key', variable: 'KEY') { sh 'echo key=$KEY | tr a-z A-Z; echo raw=$KEY' }\n"
            + "} }\n";
    static final String SECRET = "s3cr3t-deploy-key";

    private Pipelines() {}

    static WorkflowJob job(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        Models.put(
                Models.workspace(jenkins.model.Jenkins.get(), job)
                        .child("model")
                        .child(Models.GOOD),
                Models.GOOD);
        return job;
    }

    static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        return job(r.createProject(WorkflowJob.class), script);
    }

    static WorkflowRun start(WorkflowJob job, String who) throws Exception {
        return job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause(who)))
                .waitForStart();
    }

    /** The request for which the build waits. */
    static String await(WorkflowRun run) throws Exception {
        Workers.until(run + " asks", () -> of(run) != null || !run.isBuilding());
        ApprovalRequest request = of(run);
        if (request == null) {
            throw new AssertionError(JenkinsRule.getLog(run));
        }
        return request.id();
    }

    private static ApprovalRequest of(WorkflowRun run) throws Exception {
        for (ApprovalRequest request : ApprovalRequests.get().all()) {
            if (request.state() == State.PENDING
                    && run.getParent().equals(ApprovalRequests.get().job(request))
                    && request.terms().build().id().equals(run.getId())) {
                return request;
            }
        }
        return null;
    }

    static void agree(String request) throws Exception {
        for (String who : new String[] {"lea", "sec"}) {
            if (!Town.approve(request, who).outcome().accepted()) {
                throw new AssertionError(Town.approve(request, who).outcome().refusal());
            }
        }
    }

    static void secret() throws Exception {
        secret("production");
    }

    /** @param stage for which it is, or null */
    static void secret(String stage) throws Exception {
        GatedSecret secret =
                new GatedSecret(CredentialsScope.GLOBAL, "deploy-key", "", Secret.fromString(SECRET), "production");
        secret.setStage(stage);
        secret.setArtifact("mod*");
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(secret);
        provider.save();
    }
}
