package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.check.WorkerRules;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.report.SignedChecks;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes of a worker's report the controller's own: reads it as hostile input, holds it against what was asked, and
 * decides again from its findings. A worker that claims another verdict is itself a finding.
 */
final class JudgedReport {
    private final String check;
    private final Policy policy;
    private final LocalDate today;
    private boolean demandsSigner;
    private String pinned;
    private String snapshot;
    private byte[] baseline;
    private boolean model;
    private String monitored;

    /**
     * @param check that was asked
     * @param policy that was sent
     * @param today day on which it was sent, UTC
     */
    JudgedReport(String check, Policy policy, LocalDate today) {
        this.check = check;
        this.policy = policy;
        this.today = today;
    }

    /**
     * What the worker was asked beyond the policy: by whom it must be signed, which image it must be, by which advisory
     * data, about which model.
     */
    JudgedReport asked(WorkerJob job) {
        demandsSigner = SignerDemand.isIn(job);
        pinned = job.texts().get("digest");
        snapshot = job.texts().get("snapshot");
        baseline = job.given().get("baseline");
        model = job.paths().containsKey("model");
        monitored = job.texts().get("model");
        return this;
    }

    /**
     * Reads and judges.
     *
     * @param file as it came from the agent
     * @param said verdict that the worker told beside the report
     * @throws AbortException with a sentence, when the report is refused
     */
    Report of(Path file, Verdict said) throws IOException {
        Report claimed;
        try (InputStream in = Files.newInputStream(file)) {
            claimed = ReportReader.read(in);
        } catch (ReportException e) {
            throw new AbortException("the worker's report was refused: " + e.getMessage());
        }
        compare("check", check, claimed.check());
        compare("policy", policy.name(), claimed.policyName());
        compare("digest of the policy", policy.digest(), claimed.policyDigest());
        String fault =
                switch (check) {
                    case ValidateDatasetStep.DescriptorImpl.NAME -> DatasetFiles.fault(claimed);
                    case RedTeamPipelineStep.DescriptorImpl.NAME -> RedTeamFiles.fault(claimed);
                    case ReportEntry.MONITORING -> MonitoredModel.fault(claimed, monitored);
                    case ScanDependenciesStep.DescriptorImpl.NAME -> DependencyFiles.fault(claimed, snapshot);
                    case VerifyConfigurationStep.DescriptorImpl.NAME -> ConfigurationFiles.fault(claimed);
                    case VerifyModelQualityStep.DescriptorImpl.NAME -> QualityFiles.fault(claimed, model);
                    case VerifyContainerImageStep.DescriptorImpl.NAME -> ImageDocuments.fault(claimed, pinned);
                    // Nothing is bound to these: whoever wants to know verifies the signature.
                    case SignModelArtifactStep.DescriptorImpl.NAME, WorkerSignatureTrial.CHECK -> null;
                    default -> ModelSubject.fault(claimed);
                };
        if (fault != null) {
            throw new AbortException("the worker's report was refused: " + fault);
        }
        boolean quality = check.equals(VerifyModelQualityStep.DescriptorImpl.NAME);
        return judged(
                quality ? QualityFiles.judged(claimed, file.resolveSibling("."), policy, baseline, model) : claimed,
                said);
    }

    private static void compare(String what, String asked, String answered) throws AbortException {
        if (!asked.equals(answered)) {
            throw new AbortException("the worker's report was refused: its " + what + " is " + answered + ", but "
                    + asked + " was asked for");
        }
    }

    /** A worker that says nothing of a signature must not open a gate that asks for one. */
    private boolean signatureHolds(Report claimed) {
        String section = SignedChecks.section(check);
        return section == null
                || !demandsSigner && !policy.text(section + ".signature").equals("REQUIRED")
                || "VERIFIED".equals(claimed.metrics().get("signature"));
    }

    private Report judged(Report claimed, Verdict said) {
        List<Finding> all = new ArrayList<>(claimed.findings());
        claimed.suppressed().stream().map(Suppression::finding).forEach(all::add);
        Judge judge = new Judge(policy, today);
        Judge.Sorted sorted = judge.sort(all);
        List<Finding> counting = new ArrayList<>(sorted.counting());
        Verdict verdict = judge.verdict(counting, claimed.artifacts());
        if (verdict != claimed.verdict() || verdict != said) {
            String word = claimed.verdict() == said ? said.name() : said + " and " + claimed.verdict();
            counting.add(
                    0,
                    Finding.of(
                            WorkerRules.VERDICT_DIFFERS,
                            Location.ofFile(""),
                            "The worker said " + word + "; its findings and the policy say " + verdict));
            verdict = judge.verdict(counting, claimed.artifacts());
        }
        if (verdict == Verdict.PASSED && !signatureHolds(claimed)) {
            counting.add(
                    0,
                    Finding.of(
                            WorkerRules.SIGNATURE_UNPROVEN,
                            Location.ofFile(""),
                            "The policy or the step demands a signature; the worker says of it: "
                                    + claimed.metrics().getOrDefault("signature", "nothing")));
            verdict = judge.verdict(counting, claimed.artifacts());
        }
        return new Report(
                claimed.check(),
                verdict,
                claimed.subject(),
                counting,
                sorted.suppressed(),
                claimed.artifacts(),
                claimed.metrics(),
                claimed.policyName(),
                claimed.policyDigest(),
                claimed.engineVersion(),
                claimed.started(),
                claimed.finished());
    }
}
