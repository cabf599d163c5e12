package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.report.FindingView;
import io.jenkins.plugins.modelgate.report.GateView;
import io.jenkins.plugins.modelgate.report.StoredReport;
import io.jenkins.plugins.modelgate.report.VerdictView;
import java.util.List;

/** A report that who decides must see: what was recorded of it, and the report itself where it still lies. */
public final class EvidenceView {
    private static final int TOP = 5;

    private final Evidence evidence;
    private final StoredReport stored;
    private final Report report;

    /**
     * @param stored null when no build that the user sees has a report with this digest any more
     * @param copy kept elsewhere, or null; looked at when nothing is stored
     */
    EvidenceView(Evidence evidence, @CheckForNull StoredReport stored, @CheckForNull Report copy) {
        this.evidence = evidence;
        this.stored = stored;
        this.report = stored == null ? copy : stored.report();
    }

    public String getCheck() {
        return evidence.check();
    }

    /** As the controller judged it when the approval was asked for. */
    public VerdictView getVerdict() {
        return VerdictView.of(evidence.verdict());
    }

    public String getDigest() {
        return evidence.digest();
    }

    public String getShortDigest() {
        return evidence.digest().substring(0, 16);
    }

    /** What the build remembers of the gate; null when the report is gone or was changed. */
    @CheckForNull
    public GateView getGate() {
        return stored == null ? null : stored.getGate();
    }

    /** The report's page relative to Jenkins' root; null when it is gone. */
    @CheckForNull
    public String getUrl() {
        return stored == null ? null : stored.getUrl();
    }

    /** Whether the report is where it was. */
    public boolean isStored() {
        return stored != null;
    }

    /** Whether its content is known: where it was, or as a copy. */
    public boolean isKnown() {
        return report != null;
    }

    /** All of it, if it is known. */
    @CheckForNull
    Report report() {
        return report;
    }

    /** What it is about; null if it is not known. */
    @CheckForNull
    public String getSubject() {
        return report == null
                ? null
                : SafeText.of(String.valueOf(report.subject().name()));
    }

    /** The gravest findings. */
    public List<FindingView> getFindings() {
        return report == null ? List.of() : StoredReport.top(report, TOP);
    }
}
