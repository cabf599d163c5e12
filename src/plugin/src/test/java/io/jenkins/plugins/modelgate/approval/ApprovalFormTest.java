package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.Secret;
import hudson.util.XStream2;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Steps in forms and in the Snippet Generator; the secret in its form and on the disk. */
public class ApprovalFormTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void formsAndSnippetsKeepEveryParameter() throws Exception {
        ModelGateConfiguration.get().setPolicies(List.of(Town.policy("production", 1, 1)));
        RequireApprovalStep bare = new RequireApprovalStep("model", "production");
        r.assertEqualDataBoundBeans(bare, new StepConfigTester(r).configRoundTrip(bare));
        RequireApprovalStep full = new RequireApprovalStep("model", "production");
        full.setFrom("staging");
        full.setPolicy("production");
        full.setMessage("please");
        full.setUpstream("train#7");
        r.assertEqualDataBoundBeans(full, new StepConfigTester(r).configRoundTrip(full));
        SnippetizerTester snippets = new SnippetizerTester(r);
        snippets.assertRoundTrip(bare, "requireApproval artifact: 'model', to: 'production'");
        SnippetizerTester.assertDocGeneration(RequireApprovalStep.class);

        WithApprovedModelStep deploy = new WithApprovedModelStep("model");
        deploy.setTo("production");
        deploy.setPolicy("production");
        r.assertEqualDataBoundBeans(deploy, new StepConfigTester(r).configRoundTrip(deploy));
        SnippetizerTester.assertDocGeneration(WithApprovedModelStep.class);

        WithGatedSecretStep secret = new WithGatedSecretStep("deploy-key", "KEY");
        r.assertEqualDataBoundBeans(secret, new StepConfigTester(r).configRoundTrip(secret));
        SnippetizerTester.assertDocGeneration(WithGatedSecretStep.class);
    }

    @Test
    public void secretIsEncryptedWhereverItIsWritten() {
        GatedSecret secret =
                new GatedSecret(CredentialsScope.GLOBAL, "id", "", Secret.fromString("in the clear"), "production");
        assertThat(new XStream2().toXML(secret)).doesNotContain("in the clear");
        assertThat(secret.toString()).doesNotContain("in the clear");
    }
}
