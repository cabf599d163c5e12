package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.SigningKeys;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Signing a model behind its gate takes nothing from what the gate has found out. */
public class SignedModelTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void whatWasVerifiedAndThenSignedCanBeApproved() throws Exception {
        ModelGatePolicy production = new ModelGatePolicy("production");
        production.setFailOn("LOW");
        ModelGateConfiguration.get().setPolicies(List.of(production, new ModelGatePolicy("open")));
        ModelGateConfiguration.get().setDefaultPolicy("open");
        String key = SigningKeys.pem(SigningKeys.pair().getPrivate());
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "key",
                        "",
                        "k.pem",
                        SecretBytes.fromRawBytes(key.getBytes(StandardCharsets.UTF_8))));
        WorkflowRun run = r.buildAndAssertSuccess(Models.job(
                r,
                r.jenkins,
                "node('built-in') { verifyModelArtifact path: 'model', policy: 'production'\n"
                        + "signModelArtifact path: 'model', credentialsId: 'key' }",
                Models.GOOD));
        List<ReportEntry> reports = run.getAction(ModelGateRunAction.class).entries();
        assertThat(reports).hasSize(2);
        assertThat(reports.get(1).sha256())
                .as("both are about the same files")
                .isEqualTo(reports.get(0).sha256());

        BoundModel model = BoundModel.of(run, "model", Policy.of(production.layer()));

        assertThat(model.digest()).isEqualTo(reports.get(0).sha256());
        assertThat(model.evidence()).extracting(Evidence::check).containsExactly("verifyModelArtifact");
    }
}
