package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.report.Report;
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

    /** @param stored null when no report with this digest is there any more */
    EvidenceView(Evidence evidence, @CheckForNull StoredReport stored) {
        this.evidence = evidence;
        this.stored = stored;
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

    Report report() {
        return stored.report();
    }

    /** The gravest findings. */
    public List<FindingView> getFindings() {
        return stored == null ? List.of() : stored.top(TOP);
    }
}
