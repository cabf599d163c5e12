package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.config.SignatureTrial;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ReportStore;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Semaphore;
import jenkins.model.Jenkins;

/** Tries signatures in a worker beside the controller: the same code that will judge models. One at a time. */
@Extension
public final class WorkerSignatureTrial extends SignatureTrial {
    static final String CHECK = "checkSignature";

    private static final long MEMORY = 256L << 20;

    private final Semaphore one = new Semaphore(1);

    @Override
    protected FormValidation tryOut(PolicyLayer trust, String signature) {
        if (!one.tryAcquire()) {
            return FormValidation.warning(Messages.WorkerSignatureTrial_Busy());
        }
        try {
            return answer(check(Policy.defaults().tightenedBy(trust), signature));
        } catch (AbortException | io.jenkins.plugins.modelgate.engine.policy.PolicyException e) {
            return FormValidation.error(e.getMessage());
        } catch (IOException e) {
            return FormValidation.error(e, Messages.WorkerSignatureTrial_Failed());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FormValidation.error(Messages.WorkerSignatureTrial_Failed());
        } finally {
            one.release();
        }
    }

    private static Report check(Policy policy, String signature) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("model-gate");
        try {
            WorkerJob job = WorkerJob.of(CHECK, PolicyFile.toJson(policy.asLayer()), MEMORY)
                    .text("bundle", signature);
            FilePath workspace = new FilePath(directory.toFile());
            EngineWorker worker = new EngineWorker(workspace, Jenkins.get().getRootPath(), TaskListener.NULL);
            Verdict said = worker.run(SignatureLibraries.with(job, policy, "modelArtifact.trust"), directory);
            return new JudgedReport(CHECK, policy, LocalDate.now(ZoneOffset.UTC))
                    .of(directory.resolve(ReportStore.JSON), said);
        } finally {
            Util.deleteRecursive(directory.toFile());
        }
    }

    private static FormValidation answer(Report report) {
        Map<String, Object> metrics = report.metrics();
        if (report.verdict() == Verdict.PASSED && "VERIFIED".equals(metrics.get("signature"))) {
            return FormValidation.ok(Messages.WorkerSignatureTrial_Verified(
                    metrics.get("signer"),
                    metrics.get("signatureMode"),
                    metrics.get("signerFingerprint"),
                    metrics.get("signedFiles"),
                    metrics.get("signedRoot")));
        }
        return report.findings().isEmpty()
                ? FormValidation.warning(Messages.WorkerSignatureTrial_NotChecked())
                : FormValidation.error(sentence(report.findings().get(0)));
    }

    private static String sentence(Finding finding) {
        return finding.title() + ": " + finding.detail() + ". " + finding.remediation();
    }
}
