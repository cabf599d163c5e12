package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Docs;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.SigningKeys;
import io.jenkins.plugins.modelgate.config.ModelArtifactSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.TrustedKey;
import io.jenkins.plugins.modelgate.monitor.Production;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;

/** Every example of the documentation, with a good model and with an evil one. */
public class ExamplesTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static Node agent;

    @BeforeClass
    public static void jenkins() throws Exception {
        agent = r.createOnlineSlave();
        agent.setLabelString("trusted-gate");
        ModelGateConfiguration.get()
                .setPolicies(List.of(new ModelGatePolicy("production"), new ModelGatePolicy("candidates")));
        ModelGateConfiguration.get().setDefaultPolicy("production");
    }

    @Test
    public void everyExampleIsHere() throws Exception {
        assertThat(Docs.list("examples"))
                .containsExactly(
                        "approval.jenkinsfile",
                        "dataset.jenkinsfile",
                        "declarative.jenkinsfile",
                        "monitoring.jenkinsfile",
                        "restart.jenkinsfile",
                        "scripted.jenkinsfile",
                        "signed.jenkinsfile");
    }

    @Test
    public void scripted() throws Exception {
        example("scripted", "PASSED: findings [CRITICAL:0, HIGH:0, MEDIUM:0, LOW:0, INFO:0], report verify");
        assertThat(r.jenkins.getAllItems(WorkflowJob.class).stream()
                        .map(job -> job.getLastBuild().getDescription()))
                .anyMatch(description -> description != null && description.matches("model [0-9a-f]{64}"));
    }

    @Test
    public void declarative() throws Exception {
        example("declarative", "deploying");
    }

    @Test
    public void restart() throws Exception {
        example("restart", "verified");
    }

    /** The first build makes the key known; the second runs under a policy that requires it. */
    @Test
    public void signed() throws Exception {
        KeyPair release = SigningKeys.pair();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "release-key",
                        "",
                        "release.pem",
                        SecretBytes.fromRawBytes(
                                SigningKeys.pem(release.getPrivate()).getBytes(StandardCharsets.UTF_8))));
        example("signed", "signed and examined");
        ModelArtifactSection section = new ModelArtifactSection();
        section.setSignature("REQUIRED");
        section.setTrust(List.of(new TrustedKey(SigningKeys.pem(release.getPublic()))));
        ModelGatePolicy production = new ModelGatePolicy("production");
        production.setModelArtifact(section);
        ModelGatePolicy candidates = new ModelGatePolicy("candidates");
        candidates.setJobs(List.of("**"));
        List<ModelGatePolicy> before = ModelGateConfiguration.get().getPolicies();
        ModelGateConfiguration.get().setPolicies(List.of(production, candidates));
        try {
            String script = Docs.read("examples/signed.jenkinsfile");
            WorkflowRun run = r.buildAndAssertSuccess(Models.job(r, agent, script, Models.GOOD));
            r.assertLogContains("signed and examined", run);
        } finally {
            ModelGateConfiguration.get().setPolicies(before);
        }
    }

    @Test
    public void dataset() throws Exception {
        WorkflowJob job = Models.job(r, Docs.read("examples/dataset.jenkinsfile"));
        FilePath data = Models.workspace(agent, job).child("data/reviews.csv");
        StringBuilder csv = new StringBuilder("text,stars,sentiment\n");
        String[] words = "fine plain sturdy slow quick loud quiet cheap dear old".split(" ");
        for (int i = 0; i < 2000; i++) {
            int stars = 1 + i * 7 % 5;
            csv.append(words[i % 10] + " " + words[i / 10 % 10] + " " + words[i / 100 % 10] + " number " + i)
                    .append(',')
                    .append(stars)
                    .append(',')
                    .append(i * 31 % 97 < 20 * stars ? "good" : "bad")
                    .append('\n');
        }
        data.write(csv.toString(), "UTF-8");
        r.assertLogContains(" passed", r.buildAndAssertSuccess(job));
        data.write(csv.toString().replace(",good", ""), "UTF-8");
        WorkflowRun broken = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogNotContains("training", broken);
    }

    /** A quiet night, and one after which the model is another. */
    @Test
    public void monitoring() throws Exception {
        WorkflowJob approved = Models.job(r, "");
        Production.baseline(r, approved);
        WorkflowJob job = Models.job(r, Docs.read("examples/monitoring.jenkinsfile"));
        FilePath workspace = Models.workspace(agent, job);
        workspace
                .child("profile.json")
                .copyFrom(Models.workspace(r.jenkins, approved).child("profile.json"));
        workspace.child("model.sha256").write("ab".repeat(32) + "\n", "UTF-8");
        Production.put(workspace.child("answers/1.csv"), Production.day(2), 3000, 0, 3);
        r.assertLogContains("still what was approved", r.buildAndAssertSuccess(job));
        Production.put(workspace.child("answers/2.csv"), Production.day(1), 3000, 2, 4);
        WorkflowRun other = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogNotContains("still what was approved", other);
        r.assertLogContains("approvals of sha256:" + "ab".repeat(32) + " taken back", other);
    }

    private static void example(String name, String behindTheGate) throws Exception {
        String script = Docs.read("examples/" + name + ".jenkinsfile");
        WorkflowRun good = r.buildAndAssertSuccess(Models.job(r, agent, script, Models.GOOD));
        r.assertLogContains(behindTheGate, good);
        WorkflowRun evil = r.buildAndAssertStatus(Result.FAILURE, Models.job(r, agent, script, Models.EVIL));
        r.assertLogNotContains(behindTheGate, evil);
        r.assertLogContains("verifyModelArtifact: FAILED", evil);
    }
}
