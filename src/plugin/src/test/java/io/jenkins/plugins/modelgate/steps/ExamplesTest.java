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
import io.jenkins.plugins.modelgate.advisory.Advisories;
import io.jenkins.plugins.modelgate.config.ModelArtifactSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.QualityMetric;
import io.jenkins.plugins.modelgate.config.QualitySection;
import io.jenkins.plugins.modelgate.config.TrustedKey;
import io.jenkins.plugins.modelgate.monitor.Production;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;

/** Every example of the documentation, with a good model and with an evil one. */
public class ExamplesTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

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
                        "attacks.jenkinsfile",
                        "dataset.jenkinsfile",
                        "declarative.jenkinsfile",
                        "monitoring.jenkinsfile",
                        "packaging.jenkinsfile",
                        "quality.jenkinsfile",
                        "restart.jenkinsfile",
                        "scripted.jenkinsfile",
                        "signed.jenkinsfile");
    }

    /** A few of the attacks: all of them take a minute. */
    @Test
    public void attacks() throws Exception {
        String all = "redTeamPipeline policy: 'production'";
        String text = Docs.read("examples/attacks.jenkinsfile");
        assertThat(text).contains(all);
        WorkflowJob job = Models.job(r, text.replace(all, all + ", scenarios: ['model/pickle-*', 'audit/entry-*']"));
        r.assertLogContains("redTeamPipeline", r.buildAndAssertSuccess(job));
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

    @Test
    public void packaging() throws Exception {
        Path records = FOLDER.getRoot().toPath();
        Files.writeString(records.resolve("GHSA-8vj2-vxx3-667w.json"), """
                {"schema_version": "1.7.0", "id": "GHSA-8vj2-vxx3-667w", "aliases": ["CVE-2022-22817"], "modified": "%s",
                 "summary": "Arbitrary expression injection in Pillow",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "pillow"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.0.1"}]}]}]}
                """.formatted(Instant.now()));
        Advisories.osv(records);
        WorkflowJob job = Models.job(r, Docs.read("examples/packaging.jenkinsfile"));
        FilePath workspace = Models.workspace(agent, job);
        String hash = " --hash=sha256:" + "0123456789abcdef".repeat(4) + "\n";
        workspace.child("app/requirements.txt").write("pillow==12.0.0" + hash, "UTF-8");
        workspace
                .child("deploy/Dockerfile")
                .write(
                        "FROM python:3.12-slim@sha256:" + "0123456789abcdef".repeat(4)
                                + "\nCOPY app /app\nUSER 10001\nENTRYPOINT [\"python\", \"/app/serve.py\"]\n",
                        "UTF-8");
        WorkflowRun good = r.buildAndAssertSuccess(job);
        r.assertLogContains("packages PASSED", good);
        r.assertLogContains("building", good);
        workspace.child("deploy/.env").write("DB_PASSWORD=Zephyr-" + "Kq7uW-4711!\n", "UTF-8");
        WorkflowRun secret = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("verifyConfiguration: FAILED", secret);
        r.assertLogNotContains("building", secret);
    }

    @Test
    public void quality() throws Exception {
        QualityMetric accuracy = new QualityMetric("accuracy");
        accuracy.setMin("0.9");
        accuracy.setSlices(List.of("language=de"));
        QualitySection section = new QualitySection();
        section.setMetrics(List.of(accuracy));
        ModelGatePolicy measured = new ModelGatePolicy("measured");
        measured.setQuality(section);
        measured.setJobs(List.of("**"));
        List<ModelGatePolicy> before = ModelGateConfiguration.get().getPolicies();
        List<ModelGatePolicy> all = new ArrayList<>(before);
        all.add(measured);
        ModelGateConfiguration.get().setPolicies(all);
        try {
            WorkflowJob job = Models.job(r, agent, Docs.read("examples/quality.jenkinsfile"), Models.GOOD);
            FilePath evaluation = Models.workspace(agent, job).child("evaluation.json");
            evaluation.write("{\"accuracy\": 0.95, \"slices\": {\"language=de\": {\"accuracy\": 0.92}}}", "UTF-8");
            r.assertLogContains("good enough", r.buildAndAssertSuccess(job));
            evaluation.write("{\"accuracy\": 0.96, \"slices\": {\"language=de\": {\"accuracy\": 0.82}}}", "UTF-8");
            r.assertLogNotContains("good enough", r.buildAndAssertStatus(Result.FAILURE, job));
        } finally {
            ModelGateConfiguration.get().setPolicies(before);
        }
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
