package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.modelgate.Images;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.SigningKeys;
import io.jenkins.plugins.modelgate.config.ContainerImageSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.TrustedKey;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Container images in a real Jenkins. */
public class VerifyContainerImageTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @BeforeClass
    public static void policies() {
        ContainerImageSection section = new ContainerImageSection();
        section.setSignature("REQUIRED");
        section.setTrust(
                List.of(new TrustedKey(SigningKeys.pem(SigningKeys.pair().getPublic()))));
        ModelGatePolicy signed = new ModelGatePolicy("signed");
        signed.setContainerImage(section);
        ModelGateConfiguration.get().setPolicies(List.of(new ModelGatePolicy("open"), signed));
        ModelGateConfiguration.get().setDefaultPolicy("open");
    }

    @Test
    public void goodImagePassesWithItsDigest() throws Exception {
        WorkflowJob job = Models.job(r, "");
        String digest = Images.put(Models.workspace(r.jenkins, job).child("image"), Models.GOOD);
        WorkflowRun run = run(job, "digest: '" + digest + "'", Result.SUCCESS);
        r.assertLogContains("said PASSED " + digest.substring("sha256:".length()), run);
        ReportEntry entry = run.getAction(ModelGateRunAction.class).entries().get(0);
        assertThat(entry.check()).isEqualTo("verifyContainerImage");
        run(job, "digest: 'sha256:" + "0".repeat(64) + "'", Result.FAILURE);
    }

    @Test
    public void evilModelInALayerFails() throws Exception {
        WorkflowJob job = Models.job(r, "");
        Images.put(Models.workspace(r.jenkins, job).child("image"), Models.EVIL);
        WorkflowRun run = run(job, "failOn: 'HIGH'", Result.FAILURE);
        r.assertLogContains("verifyContainerImage: FAILED", run);
        r.assertLogContains("posix.system", run);
    }

    @Test
    public void unsignedImageFailsWhereASignatureIsRequired() throws Exception {
        WorkflowJob job = Models.job(r, "");
        Images.put(Models.workspace(r.jenkins, job).child("image"), Models.GOOD);
        WorkflowRun run = run(job, "policy: 'signed'", Result.FAILURE);
        r.assertLogContains("image/unsigned", run);
    }

    private static WorkflowRun run(WorkflowJob job, String parameters, Result result) throws Exception {
        job.setDefinition(new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition(
                "node('built-in') { def image = verifyContainerImage path: 'image', " + parameters + "\n"
                        + "echo \"said ${image.verdict} ${image.digest}\" }",
                true));
        return r.buildAndAssertStatus(result, job);
    }
}
