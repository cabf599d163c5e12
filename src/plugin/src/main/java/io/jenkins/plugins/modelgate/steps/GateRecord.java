package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.Actors;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.AuditTrailException;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import io.jenkins.plugins.modelgate.report.DatasetLinks;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a gate tells the audit log. A gate that cannot tell stays closed. */
final class GateRecord {
    private static final String REPORT = "application/vnd.modelgate.report+json";
    private static final String QUALITY = "application/vnd.modelgate.quality+json";
    private static final String DATASETS = "application/vnd.modelgate.datasets+json";

    /** Datasets that the entry itself names; the document beside it names all. */
    private static final int NAMED = 8;

    private static final int NAME = 60;
    private static final int JOB = 100;

    private final String check;
    private final Run<?, ?> run;
    private final Policy policy;

    GateRecord(String check, Run<?, ?> run, Policy policy) {
        this.check = check;
        this.run = run;
        this.policy = policy;
    }

    /** That it starts, and where. */
    void started(Node node, String flowNode) throws AbortException {
        String name = node.getNodeName();
        try {
            AuditTrail.get()
                    .record(entry(EventType.GATE_STARTED, flowNode)
                            .detail("agent", AuditText.of(name.isEmpty() ? "built-in" : name)));
        } catch (AuditTrailException e) {
            throw closed(e);
        }
    }

    /**
     * What the controller decided, with the report as it decided on it. Durable when it returns.
     *
     * @param datasets that what was checked was made of
     * @param origins where it comes from besides
     */
    void verdict(Report report, String flowNode, List<DatasetLink> datasets, GateOrigins origins) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonReport.write(report, json);
        try {
            AuditTrail trail = AuditTrail.get();
            EntryBuilder entry = entry(EventType.GATE_VERDICT, flowNode)
                    .decision(report.verdict().name())
                    .evidence(REPORT, trail.putEvidence(json.toByteArray()), json.size());
            String name = AuditText.of(report.subject().name());
            if (report.subject().sha256() == null) {
                entry.detail("subject", name);
            } else {
                entry.subject(name == null ? "." : name, report.subject().sha256());
            }
            if (check.equals(ReportEntry.MONITORING)) {
                // Judged: it is the digest that was asked about.
                entry.detail("model", String.valueOf(report.metrics().get(MonitoredModel.METRIC)));
            }
            for (Severity severity : Severity.values()) {
                long count = report.findings().stream()
                        .map(Finding::severity)
                        .filter(severity::equals)
                        .count();
                if (count > 0) {
                    entry.detail(severity.name().toLowerCase(Locale.ROOT), count);
                }
            }
            if (!report.suppressed().isEmpty()) {
                entry.detail("accepted", report.suppressed().size());
            }
            for (Artifact artifact : report.artifacts()) {
                if (artifact.format().equals(QualityRecord.DEMANDS) && artifact.sha256() != null) {
                    entry.evidence(QUALITY, artifact.sha256(), artifact.bytes());
                }
            }
            if (!datasets.isEmpty()) {
                byte[] list = DatasetLinks.json(datasets);
                entry.evidence(DATASETS, trail.putEvidence(list), list.length);
                entry.detail(
                        "datasets",
                        datasets.stream().limit(NAMED).map(GateRecord::words).toList());
            }
            origins.into(entry, trail);
            trail.record(entry);
        } catch (AuditTrailException e) {
            throw closed(e);
        }
    }

    private static String words(DatasetLink link) {
        return AuditText.of("sha256:" + link.digest() + " " + link.verdict() + " " + SafeText.of(link.name(), NAME)
                + " of " + SafeText.of(link.job(), JOB) + " #" + link.build());
    }

    private EntryBuilder entry(EventType type, String flowNode) {
        return AuditTrail.entry(type, run)
                .actor(Actors.starterOf(run))
                .policy(AuditText.of("modelgate:policy:" + policy.name()), policy.digest())
                .detail("check", check)
                .detail("node", AuditText.of(flowNode));
    }

    private static AbortException closed(AuditTrailException e) {
        AbortException closed = new AbortException("the gate stays closed: " + e.getMessage()
                + ". An administrator sees more under Manage Jenkins, Audit Trail");
        closed.initCause(e);
        return closed;
    }
}
