package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.engine.configuration.pipeline.GateSteps;
import io.jenkins.plugins.modelgate.monitor.MonitorModelStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
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
        sign(full);
        full.setSignature("model.sig");
        full.setManifest("manifest.json");
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

        MonitorModelStep watched = new MonitorModelStep("log/*.csv", "ab".repeat(32));
        r.assertEqualDataBoundBeans(watched, new StepConfigTester(r).configRoundTrip(watched));
        watched.setBaseline("profile.json");
        watched.setPredictions("answer");
        watched.setScores("score");
        watched.setPositive("yes");
        watched.setLabels("truth");
        watched.setLabelsFile("late.csv");
        watched.setTimestamp("at");
        watched.setLatency("ms");
        watched.setClient("who");
        watched.setText("prompt");
        watched.setKey("id");
        watched.setEvery("1d");
        watched.setExpected("accuracy=0.9");
        watched.setName("answers");
        watched.setSeries("eu");
        watched.setNewBaseline(true);
        watched.setOnBreach("REVOKE");
        watched.setPolicy("production");
        watched.setFailOn("LOW");
        r.assertEqualDataBoundBeans(watched, new StepConfigTester(r).configRoundTrip(watched));

        VerifyConfigurationStep configuration = new VerifyConfigurationStep("deploy/");
        configuration.setPolicy("production");
        configuration.setFailOn("LOW");
        r.assertEqualDataBoundBeans(configuration, new StepConfigTester(r).configRoundTrip(configuration));

        RedTeamPipelineStep attacks = new RedTeamPipelineStep();
        attacks.setModel("model/");
        attacks.setConfiguration("deploy/");
        attacks.setPolicy("production");
        attacks.setFailOn("LOW");
        r.assertEqualDataBoundBeans(attacks, new StepConfigTester(r).configRoundTrip(attacks));

        VerifyModelQualityStep quality = new VerifyModelQualityStep("results,junit.xml");
        quality.setModel("model/");
        quality.setPolicy("production");
        quality.setFailOn("LOW");
        r.assertEqualDataBoundBeans(quality, new StepConfigTester(r).configRoundTrip(quality));

        VerifyContainerImageStep image = new VerifyContainerImageStep("image.tar");
        image.setDigest("sha256:" + "ab".repeat(32));
        image.setReference("v1");
        image.setPlatform("linux/amd64");
        image.setBaseLayout("base");
        image.setPolicy("production");
        image.setFailOn("LOW");
        sign(image);
        r.assertEqualDataBoundBeans(image, new StepConfigTester(r).configRoundTrip(image));

        SignModelArtifactStep signed = new SignModelArtifactStep("model/", "release-key");
        r.assertEqualDataBoundBeans(signed, new StepConfigTester(r).configRoundTrip(signed));
        signed.setPassphraseCredentialsId("word");
        signed.setCertificate("chain.pem");
        signed.setMode("certificate");
        signed.setSignature("out/model.sig");
        signed.setMethod("shards");
        signed.setShardSize("256MiB");
        signed.setIgnore("README.md,docs");
        signed.setOverwrite(true);
        signed.setPolicy("production");
        r.assertEqualDataBoundBeans(signed, new StepConfigTester(r).configRoundTrip(signed));

        SnippetizerTester snippets = new SnippetizerTester(r);
        snippets.assertRoundTrip(bare, "verifyModelArtifact 'model/'");
        snippets.assertRoundTrip(
                new SignModelArtifactStep("model/", "release-key"),
                "signModelArtifact credentialsId: 'release-key', path: 'model/'");
        snippets.assertRoundTrip(
                image,
                "verifyContainerImage baseLayout: 'base', certificateRoots: 'roots.pem', crl: 'crl.pem', digest: 'sha256:"
                        + "ab".repeat(32)
                        + "', failOn: 'LOW', fingerprint: 'ab', identity: 'release@example.com', issuer: 'https://issuer',"
                        + " path: 'image.tar', platform: 'linux/amd64', policy: 'production', publicKey: 'key.pem', reference: 'v1',"
                        + " san: 'release@example.com', subject: 'CN=release',"
                        + " trustedRoot: 'root.json'");
        SnippetizerTester.assertDocGeneration(VerifyModelArtifactStep.class);
        SnippetizerTester.assertDocGeneration(ValidateDatasetStep.class);
        SnippetizerTester.assertDocGeneration(VerifyContainerImageStep.class);
        SnippetizerTester.assertDocGeneration(RedTeamPipelineStep.class);
        SnippetizerTester.assertDocGeneration(VerifyConfigurationStep.class);
        SnippetizerTester.assertDocGeneration(VerifyModelQualityStep.class);
        SnippetizerTester.assertDocGeneration(MonitorModelStep.class);
        SnippetizerTester.assertDocGeneration(SignModelArtifactStep.class);
    }

    private static void sign(SignedSubjectStep step) {
        step.setPublicKey("key.pem");
        step.setCertificateRoots("roots.pem");
        step.setSubject("CN=release");
        step.setSan("release@example.com");
        step.setFingerprint("ab");
        step.setCrl("crl.pem");
        step.setTrustedRoot("root.json");
        step.setIdentity("release@example.com");
        step.setIssuer("https://issuer");
    }

    /** A step that verifyConfiguration does not know may be caught in a pipeline and nobody is told. */
    @Test
    public void everyStepIsAGateForVerifyConfiguration() {
        assertThat(StepDescriptor.all().stream()
                        .filter(each -> each.clazz.getName().startsWith("io.jenkins.plugins.modelgate."))
                        .map(StepDescriptor::getFunctionName))
                .containsExactlyInAnyOrderElementsOf(GateSteps.OURS);
    }
}
