package io.jenkins.plugins.modelgate.report;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.List;

/** A finding as pages show it. Its texts are foreign: views escape them. */
public final class FindingView {
    private final Finding finding;
    private final String reason;

    FindingView(Finding finding) {
        this(finding, "");
    }

    /** @param reason why the policy accepts it, empty if it counts */
    FindingView(Finding finding, String reason) {
        this.finding = finding;
        this.reason = reason;
    }

    public SeverityView getSeverity() {
        return SeverityView.of(finding.severity());
    }

    public String getRule() {
        return finding.rule();
    }

    public String getTitle() {
        return finding.title();
    }

    public String getDetail() {
        return finding.detail();
    }

    /** File, member and byte. */
    public String getPlace() {
        return finding.location().toString();
    }

    public String getRemediation() {
        return finding.remediation();
    }

    public List<String> getReferences() {
        return finding.references();
    }

    public String getReason() {
        return reason;
    }
}
