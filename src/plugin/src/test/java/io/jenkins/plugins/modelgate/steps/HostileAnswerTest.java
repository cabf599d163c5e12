package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a worker may say that a hostile model has taken over: none of it opens the gate or harms the controller. */
public class HostileAnswerTest {
    private static final String REFUSED = "ERROR: verifyModelArtifact: the worker's report was refused: ";
    private static final String MARKUP = "<script>alert(1)</script>\" onload='x' javascript:x \u202e${7*7} {{x}}";

    private static final String DIGEST = "DIGEST";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Rule
    public FakeWorker worker = new FakeWorker();

    private static WorkflowJob job;

    @BeforeClass
    public static void job() throws Exception {
        job = Models.job(
                r, r.jenkins, "node('built-in') { verifyModelArtifact 'model'; echo 'gate open' }", Models.GOOD);
    }

    @Test
    public void honestAnswerPasses() throws Exception {
        worker.answer(Answers.json(Answers.clean()), "PASSED");
        r.assertLogContains("gate open", r.buildAndAssertSuccess(job));
    }

    @Test
    public void reportsThatAreRefused() throws Exception {
        Report clean = Answers.clean();
        String json = Answers.json(clean);
        refused(json.substring(0, json.length() / 2), "The report is no JSON that is accepted here");
        refused(json.replace("\"a.st\"", "\"../a.st\""), "the path has a segment \"..\"");
        refused(json.replace(clean.policyDigest(), "0".repeat(64)), "its digest of the policy is 0000");
    }

    @Test
    public void verdictThatDoesNotFollow() throws Exception {
        Report lie = Answers.with(List.of(Answers.finding(Severity.CRITICAL, "os.system")), List.of(), Verdict.PASSED);
        worker.answer(Answers.json(lie), "PASSED");
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("worker/verdict-differs", run);
        r.assertLogContains("The worker said PASSED; its findings and the policy say FAILED", run);
        r.assertLogNotContains("gate open", run);
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        ReportEntry entry = action.entries().get(0);
        assertThat(entry.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(action.store().report(entry.id()).findings().get(0).rule()).isEqualTo("worker/verdict-differs");
    }

    @Test
    public void markupIsText() throws Exception {
        Report report = Answers.with(List.of(Answers.finding(Severity.CRITICAL, MARKUP)), List.of(), Verdict.FAILED);
        worker.answer(Answers.json(report), "FAILED");
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("FAILED: \"model\" has 1 CRITICAL finding", run);
        r.assertLogContains("<script>alert(1)</script>", run);
        r.assertLogNotContains("\u202e", run);
        try (JenkinsRule.WebClient browser = r.createWebClient()) {
            String console = browser.getPage(run, "console").getWebResponse().getContentAsString();
            assertThat(console).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
        }
    }

    @Test
    public void reportsThatAreNotThere() throws Exception {
        worker.answer("", "PASSED");
        failed("the worker's report is missing");

        Files.delete(worker.answers().resolve("report.json"));
        failed("the worker's report is missing");

        Files.createSymbolicLink(
                worker.answers().resolve("report.json"),
                r.jenkins.getRootDir().toPath().resolve("config.xml"));
        failed("the worker's report is missing");

        worker.answer("", "PASSED");
        try (RandomAccessFile file =
                new RandomAccessFile(worker.answers().resolve("report.json").toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        failed("the worker's report.json is larger than 67108864 bytes");
    }

    @Test
    public void linesThatAreNoAnswer() throws Exception {
        says("{\"progress\": {\"files\": 1", "the worker ended without an answer, exit code 0");
        says("good morning\n", "it said what is no JSON: \"good morning\"");
        says("{\"verdict\": \"PASSED\"}\n{\"verdict\": \"PASSED\"}\n", "it went on after its answer");
        says("{\"failure\": \"no such file: a\\u001b[31mb\\u202ec\"}\n", "no such file: a\\u001b[31mb\\u202ec");
    }

    @Test
    public void endsThatAreNoAnswer() throws Exception {
        worker.clear();
        Files.writeString(worker.answers().resolve("code"), "3");
        Files.writeString(
                worker.answers().resolve("errors"), "x".repeat(100_000) + "\nTerminating due to OutOfMemoryError\n");
        failed("exit code 3: it ran out of memory; give it more by the policy's execution.memory");

        Files.writeString(worker.answers().resolve("errors"), "\u001b[31mno such class\n");
        failed("exit code 3: \\u001b[31mno such class");
    }

    /** The bill that came with the report is held against it, and no word of it is kept as it was sent. */
    @Test
    public void billsThatAreNotTheReports() throws Exception {
        String digest = Answers.clean().artifacts().get(0).sha256();
        String good =
                "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"metadata\": {\"component\": {\"type\":"
                        + " \"machine-learning-model\", \"name\": \"m\", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \""
                        + DIGEST
                        + "\"}], \"components\": [{\"type\": \"file\", \"name\": \"a.st\", \"hashes\": [{\"alg\":"
                        + " \"SHA-256\", \"content\": \"" + digest + "\"}]}]}}}";
        bill(good.replace(DIGEST, root()));
        WorkflowRun run = r.buildAndAssertSuccess(job);
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        assertThat(action.store().file(action.entries().get(0).id(), "model.cdx.json"))
                .content()
                .startsWith("{\"bomFormat\"");
        for (String wrong : List.of(
                good.replace(DIGEST, "0".repeat(64)),
                good.replace(DIGEST, root()).replace(digest, "0".repeat(64)),
                good.replace(DIGEST, root()).replace("a.st", "b.st"),
                good.replace(DIGEST, root()).replace("1.6", "1.5"),
                good.substring(20),
                "[]")) {
            bill(wrong);
            failed("the worker's bill of material was refused: ");
        }
    }

    /** The clean answer is about a directory or a file; its bill has the digest of what it is. */
    private static String root() throws Exception {
        Report clean = Answers.clean();
        boolean single = clean.artifacts().size() == 1
                && clean.artifacts().get(0).sha256().equals(clean.subject().sha256());
        return single ? clean.subject().sha256() : clean.subject().omsRoot();
    }

    private void bill(String text) throws Exception {
        worker.answer(Answers.json(Answers.clean()), "PASSED");
        Files.writeString(worker.answers().resolve("model.cdx.json"), text);
    }

    private void says(String lines, String sentence) throws Exception {
        worker.answer(Answers.json(Answers.clean()), "PASSED");
        Files.writeString(worker.answers().resolve("lines"), lines);
        failed(sentence);
    }

    private void refused(String report, String why) throws Exception {
        assertThat(report).isNotEqualTo(Answers.json(Answers.clean()));
        worker.answer(report, "PASSED");
        failed(why);
        r.assertLogContains(REFUSED, job.getLastBuild());
    }

    private static void failed(String sentence) throws Exception {
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("ERROR: verifyModelArtifact: ", run);
        r.assertLogContains(sentence, run);
        r.assertLogNotContains("gate open", run);
        r.assertLogNotContains("\tat ", run);
        assertThat(run.getAction(ModelGateRunAction.class)).isNull();
    }

    @Test
    public void aReportWithASecretIsRefused() throws Exception {
        SecretMask mask = SecretMask.of(WorkerJob.of("signModelArtifact", "{}", 1)
                .secret("key", "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG\n-----END PRIVATE KEY-----")
                .secret("passphrase", "correct horse"));
        mask.require(Answers.clean());
        for (String secret : List.of("correct horse", "MIGHAgEAMBMG")) {
            Report telling =
                    Answers.with(List.of(Answers.finding(Severity.LOW, "it is " + secret)), List.of(), Verdict.PASSED);
            assertThatThrownBy(() -> mask.require(telling))
                    .isInstanceOf(AbortException.class)
                    .hasMessageContaining("holds a secret")
                    .hasMessageNotContaining(secret);
            assertThat(mask.failure(new AbortException("lost " + secret)).getMessage())
                    .isEqualTo("lost ****");
        }
    }
}
