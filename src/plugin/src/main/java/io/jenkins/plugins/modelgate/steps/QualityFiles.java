package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.quality.Judgement;
import io.jenkins.plugins.modelgate.engine.quality.Measurements;
import io.jenkins.plugins.modelgate.engine.quality.QualityJudge;
import io.jenkins.plugins.modelgate.engine.quality.QualityReader;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.quality.QualityRules;
import io.jenkins.plugins.modelgate.engine.quality.QualityWriter;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a worker says of quality, judged again: the figures that it has read are held against the policy and against the baseline
 * that the controller has chosen, and whatever the worker made of them is forgotten.
 */
final class QualityFiles {
    /** What only the worker can have seen. */
    private static final Set<String> WORKERS = Set.of(QualityRules.UNREADABLE.id(), QualityRules.SELF.id());

    private static final String ROOM = "quality/";

    private QualityFiles() {}

    /** {@code quality.json} that belongs to an approved report, from beside the audit log. */
    static byte[] approved(Report report) throws IOException {
        Artifact demands = demands(report);
        if (demands == null || demands.sha256() == null) {
            throw new AbortException("the approved version's report has no " + QualityRecord.FILE);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AuditTrail.get().evidence().copyTo(demands.sha256(), bytes);
        return bytes.toByteArray();
    }

    @CheckForNull
    private static Artifact demands(Report report) {
        List<Artifact> found = report.artifacts().stream()
                .filter(artifact -> artifact.format().equals(QualityRecord.DEMANDS))
                .toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    /**
     * What does not follow, or null.
     *
     * @param model whether the worker was given a model
     */
    @CheckForNull
    static String fault(Report report, boolean model) {
        if (demands(report) == null) {
            return "it does not say whether everything demanded was known";
        }
        List<Artifact> subject = report.artifacts().stream()
                .filter(artifact -> !artifact.format().startsWith(Artifact.BESIDE))
                .toList();
        if (model) {
            return ModelSubject.fault(with(report, report.findings(), List.of(), subject));
        }
        TreeDigest digest = new TreeDigest(null);
        subject.forEach(artifact -> digest.add(artifact.path(), artifact.sha256()));
        boolean follows = report.subject().omsRoot() == null
                && report.subject().files() == subject.size()
                && Objects.equals(report.subject().sha256(), subject.isEmpty() ? null : digest.listing());
        return follows ? null : "its digest is not that of the files it lists";
    }

    /** The file that is kept: the worker's figures under the controller's own judgement. */
    static byte[] record(Path results, Policy policy, @CheckForNull byte[] baseline) throws IOException {
        Measurements now = now(results);
        Measurements before = before(baseline);
        Judgement judgement = new QualityJudge(policy).judge(now, before);
        return written(new QualityRecord(now, before, judgement.rows()));
    }

    /**
     * The report with the controller's own findings.
     *
     * @param results directory of what came from the agent
     * @throws AbortException when the figures do not belong to the report
     */
    static Report judged(Report claimed, Path results, Policy policy, @CheckForNull byte[] baseline, boolean model)
            throws IOException {
        Measurements now = now(results);
        if (!Objects.equals(now.model(), model ? claimed.subject().sha256() : null)) {
            throw new AbortException("the worker's report was refused: its figures are of another model");
        }
        Measurements before = before(baseline);
        Judgement judgement = new QualityJudge(policy).judge(now, before);
        byte[] record = written(new QualityRecord(now, before, judgement.rows()));
        List<Artifact> artifacts = new ArrayList<>();
        for (Artifact artifact : claimed.artifacts()) {
            artifacts.add(
                    artifact.format().equals(QualityRecord.DEMANDS)
                            ? demands(artifact, record, judgement.open())
                            : artifact);
        }
        List<Finding> findings = new ArrayList<>();
        claimed.findings().stream().filter(QualityFiles::isWorkers).forEach(findings::add);
        claimed.suppressed().stream()
                .map(Suppression::finding)
                .filter(QualityFiles::isWorkers)
                .forEach(findings::add);
        findings.addAll(judgement.findings());
        findings.sort(Comparator.comparing(Finding::severity));
        return with(claimed, findings, List.of(), artifacts);
    }

    private static boolean isWorkers(Finding finding) {
        return !finding.rule().startsWith(ROOM) || WORKERS.contains(finding.rule());
    }

    private static Artifact demands(Artifact claimed, byte[] record, boolean open) throws IOException {
        return new Artifact(
                claimed.path(),
                record.length,
                sha256(record),
                QualityRecord.DEMANDS,
                open ? Coverage.PARTIAL : claimed.coverage(),
                true);
    }

    private static String sha256(byte[] bytes) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("every Java has SHA-256", e);
        }
    }

    private static Measurements now(Path results) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(results.resolve(QualityRecord.FILE)))) {
            return QualityReader.read(in).now();
        } catch (IOException e) {
            throw new AbortException("the worker's figures were refused: " + e.getMessage());
        }
    }

    @CheckForNull
    private static Measurements before(@CheckForNull byte[] baseline) throws IOException {
        return baseline == null
                ? null
                : QualityReader.read(new ByteArrayInputStream(baseline)).now();
    }

    private static byte[] written(QualityRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QualityWriter.write(record, out);
        return out.toByteArray();
    }

    private static Report with(
            Report report, List<Finding> findings, List<Suppression> suppressed, List<Artifact> artifacts) {
        return new Report(
                report.check(),
                report.verdict(),
                report.subject(),
                findings,
                suppressed,
                artifacts,
                report.metrics(),
                report.policyName(),
                report.policyDigest(),
                report.engineVersion(),
                report.started(),
                report.finished());
    }
}
