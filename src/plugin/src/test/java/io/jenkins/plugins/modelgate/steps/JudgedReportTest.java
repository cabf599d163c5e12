package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The controller's reading of what comes from an agent. */
public class JudgedReportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final Finding CRITICAL = Answers.finding(Severity.CRITICAL, "os.system");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void honestReportIsKeptAsItIs() throws Exception {
        assertThat(judge(Answers.clean(), Verdict.PASSED)).isEqualTo(Answers.clean());
        Report failed = Answers.with(List.of(CRITICAL), List.of(), Verdict.FAILED);
        assertThat(judge(failed, Verdict.FAILED)).isEqualTo(failed);
    }

    @Test
    public void reportsThatAreNone() throws Exception {
        String clean = Answers.json(Answers.clean());
        refused(clean.substring(0, clean.length() / 2), "The report is no JSON that is accepted here");
        refused(clean + clean, "something follows the report");
        refused("", "it must be an object");
        refused("[".repeat(100_000), "it must be an object");
        refused(clean.replace("\"metrics\":{", "\"metrics\":{\"a\": " + "[".repeat(5000)), "depth");
        refused(clean.replaceFirst("\\{", "{\"check\": \"verifyModelArtifact\","), "twice");
        refused(clean.replace("\"PASSED\"", "\"passed\""), "it must be one of [PASSED, FAILED, INCOMPLETE]");
        refused(clean.replace("\"FULL\"", "\"ALL\""), "it must be one of [FULL, PARTIAL, NONE]");
        refused(clean.replace("\"a.st\"", "\"../a.st\""), "the path has a segment \"..\"");
        refused(clean.replace("\"a.st\"", "\"/etc/passwd\""), "the path is absolute");
        refused(clean.replace("\"files\":1", "\"files\":-1"), "it must not be negative");
        refused(clean.replaceFirst("\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"abc\""), "it must be a SHA-256");
        refused(clean.replace("\"bytes\":16", "\"bytes\":99999999999999999999"), "too large");
        refused(clean.replaceFirst("\\{", "{\"surprise\":1,"), "surprise");
    }

    @Test
    public void reportsAboutSomethingElse() throws Exception {
        Report clean = Answers.clean();
        String json = Answers.json(clean);
        refused(
                json.replace("\"verifyModelArtifact\"", "\"validateDataset\""),
                "its check is validateDataset, but verifyModelArtifact was asked for");
        refused(
                json.replace(clean.policyDigest(), "0".repeat(64)),
                "its digest of the policy is " + "0".repeat(64) + ", but " + clean.policyDigest());
        refused(json.replace("\"default\"", "\"lax\""), "its policy is lax, but default was asked for");
    }

    @Test
    public void wholesThatDoNotFollowFromTheirParts() throws Exception {
        Report clean = Answers.clean();
        String json = Answers.json(clean);
        String digest = "its digest is not that of the files it lists";
        refused(json.replace(clean.subject().sha256(), "0".repeat(64)), digest);
        refused(json.replace(clean.subject().omsRoot(), "0".repeat(64)), digest);
        refused(json.replaceFirst("\"sha256\":\"[0-9a-f]{64}\",\\s*", ""), digest);
        refused(json.replace("\"files\":1", "\"files\":2"), "it counts 2 files and lists 1");
        refused(json.replaceFirst("\"bytes\":16", "\"bytes\":17"), "it counts 17 bytes and lists 16");
    }

    @Test
    public void verdictsThatDoNotFollow() throws Exception {
        String failed = "The worker said PASSED; its findings and the policy say FAILED";
        differs(Answers.with(List.of(CRITICAL), List.of(), Verdict.PASSED), Verdict.PASSED, failed);

        Suppression pardon = new Suppression(CRITICAL, "trust me", "2999-01-01");
        differs(Answers.with(List.of(), List.of(pardon), Verdict.PASSED), Verdict.PASSED, failed);

        Artifact unseen = new Artifact("a.st", 16, "0".repeat(64), "unknown", Coverage.NONE, true);
        differs(
                Answers.of(List.of(), List.of(), Verdict.PASSED, unseen),
                Verdict.PASSED,
                "The worker said PASSED; its findings and the policy say INCOMPLETE");

        differs(
                Answers.clean(),
                Verdict.FAILED,
                "The worker said FAILED and PASSED; its findings and the policy say PASSED");
    }

    @Test
    public void silenceAboutASignatureOpensNoGateThatAsksForOne() throws Exception {
        Policy signed = Policy.defaults().tightenedBy(PolicyLayer.of("modelArtifact.signature", "REQUIRED"));
        String json = Answers.json(Answers.clean()).replace(Policy.defaults().digest(), signed.digest());
        for (String claim : List.of("", "\"signature\":\"UNSIGNED\",", "\"signature\":1,")) {
            Report judged = judge(json.replace("\"metrics\":{", "\"metrics\":{" + claim), signed);
            assertThat(judged.verdict()).as(claim).isEqualTo(Verdict.FAILED);
            assertThat(judged.findings().get(0).rule()).isEqualTo("worker/signature-unproven");
        }
        String verified = json.replace("\"metrics\":{", "\"metrics\":{\"signature\":\"VERIFIED\",");
        assertThat(judge(verified, signed).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void aStepsOwnDemandHoldsWhateverThePolicyFailsOn() throws Exception {
        WorkerJob job = WorkerJob.of("verifyModelArtifact", "{}", 1).path("publicKey", "own.pem");
        Path file = folder.getRoot().toPath().resolve("report.json");
        Files.writeString(file, Answers.json(Answers.clean()));
        JudgedReport judged = new JudgedReport("verifyModelArtifact", Policy.defaults(), TODAY).asked(job);
        assertThat(judged.of(file, Verdict.PASSED).findings().get(0).rule()).isEqualTo("worker/signature-unproven");
    }

    @Test
    public void anImageIsTheOneThatWasAskedFor() {
        Report image = Answers.clean();
        String digest = image.artifacts().get(0).sha256();
        assertThat(ImageDocuments.fault(image, "sha256:" + digest)).contains("no document of the image");
        Report right = Answers.image(digest);
        assertThat(ImageDocuments.fault(right, "sha256:" + digest)).isNull();
        assertThat(ImageDocuments.fault(right, null)).isNull();
        assertThat(ImageDocuments.fault(right, "sha256:" + "1".repeat(64))).contains("of another digest than");
        assertThat(ImageDocuments.fault(Answers.image(null), null)).contains("without a digest");
    }

    private void differs(Report claimed, Verdict said, String detail) throws Exception {
        Report judged = judge(claimed, said);
        assertThat(judged.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judged.suppressed()).isEmpty();
        assertThat(judged.findings().get(0).rule()).isEqualTo("worker/verdict-differs");
        assertThat(judged.findings().get(0).detail()).isEqualTo(detail);
    }

    private void refused(String report, String why) throws Exception {
        assertThat(report).isNotEqualTo(Answers.json(Answers.clean()));
        assertThatThrownBy(() -> judge(report, Verdict.PASSED))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("the worker's report was refused: ")
                .hasMessageContaining(why);
    }

    private Report judge(Report claimed, Verdict said) throws Exception {
        return judge(Answers.json(claimed), said);
    }

    private Report judge(String json, Verdict said) throws Exception {
        return judge(json, Policy.defaults(), said);
    }

    private Report judge(String json, Policy policy) throws Exception {
        return judge(json, policy, Verdict.PASSED);
    }

    private Report judge(String json, Policy policy, Verdict said) throws Exception {
        Path file = folder.getRoot().toPath().resolve("report.json");
        Files.writeString(file, json);
        return new JudgedReport("verifyModelArtifact", policy, TODAY).of(file, said);
    }
}
