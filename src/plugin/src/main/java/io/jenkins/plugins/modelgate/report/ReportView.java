package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The lists of a report as one page shows them: filtered and cut. */
public final class ReportView {
    private final Report report;
    private final SeverityView severity;
    private final Paged<FindingView> findings;
    private final Paged<ArtifactView> files;

    /** The parameters come from the URL: what is none of the known values counts as not given. */
    ReportView(
            Report report, @CheckForNull String severity, @CheckForNull String page, @CheckForNull String filesPage) {
        this.report = report;
        this.severity = Arrays.stream(SeverityView.values())
                .filter(each -> each.name().equals(severity))
                .findFirst()
                .orElse(null);
        this.findings = new Paged<>(matching().map(FindingView::new).toList(), page);
        this.files =
                new Paged<>(report.artifacts().stream().map(ArtifactView::new).toList(), filesPage);
    }

    private Stream<io.jenkins.plugins.modelgate.engine.report.Finding> matching() {
        return report.findings().stream().filter(each -> severity == null || each.severity() == severity.severity());
    }

    /** The severity that is filtered by, or null. */
    @CheckForNull
    public SeverityView getSeverity() {
        return severity;
    }

    /** Name of the filter for links that keep it, empty if there is none. */
    public String getFilter() {
        return severity == null ? "" : severity.name();
    }

    /** Findings of this severity, whatever the filter. */
    public long count(SeverityView each) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == each.severity())
                .count();
    }

    public Paged<FindingView> getFindings() {
        return findings;
    }

    public Paged<ArtifactView> getFiles() {
        return files;
    }

    /** What the policy accepts, with the reason. */
    public List<FindingView> getSuppressed() {
        return report.suppressed().stream()
                .limit(Paged.ROWS)
                .map(each -> new FindingView(each.finding(), Messages.ReportView_Accepted(each.until(), each.reason())))
                .toList();
    }

    /** Version of the engine that wrote it. */
    public String getEngine() {
        return report.engineVersion();
    }
}
