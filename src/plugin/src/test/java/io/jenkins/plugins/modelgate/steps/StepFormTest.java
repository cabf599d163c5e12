package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The step in forms and in the Snippet Generator. */
public class StepFormTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Test
    public void formAndSnippetsKeepEveryParameter() throws Exception {
        ModelGateConfiguration.get().setPolicies(List.of(new ModelGatePolicy("production")));
        VerifyModelArtifactStep bare = new VerifyModelArtifactStep("model/");
        r.assertEqualDataBoundBeans(bare, new StepConfigTester(r).configRoundTrip(bare));
        VerifyModelArtifactStep full = new VerifyModelArtifactStep("model/");
        full.setPolicy("production");
        full.setFailOn("LOW");
        full.setData("ingest#12");
        r.assertEqualDataBoundBeans(full, new StepConfigTester(r).configRoundTrip(full));
        VerifyModelArtifactStep unknown = new VerifyModelArtifactStep("model/");
        unknown.setPolicy("of another Jenkins");
        r.assertEqualDataBoundBeans(unknown, new StepConfigTester(r).configRoundTrip(unknown));

        ValidateDatasetStep data = new ValidateDatasetStep("data/*.csv");
        data.setName("orders");
        data.setContract("shop.yaml");
        data.setTables("customers=known/*.csv");
        data.setLabel("class");
        data.setSource("annotator");
        data.setBaseline("profile.json");
        data.setManifest("manifest.json");
        data.setPredictions("p.csv");
        data.setEmbeddings("e.csv");
        data.setPolicy("production");
        data.setFailOn("LOW");
        r.assertEqualDataBoundBeans(data, new StepConfigTester(r).configRoundTrip(data));

        SnippetizerTester snippets = new SnippetizerTester(r);
        snippets.assertRoundTrip(bare, "verifyModelArtifact 'model/'");
        snippets.assertRoundTrip(
                full, "verifyModelArtifact data: 'ingest#12', failOn: 'LOW', path: 'model/', policy: 'production'");
        SnippetizerTester.assertDocGeneration(VerifyModelArtifactStep.class);
        SnippetizerTester.assertDocGeneration(ValidateDatasetStep.class);
    }
}
