package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Functions;
import hudson.Util;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** What pages say about one gate, from the build's own record. Its texts are foreign: views escape them. */
public final class GateView {
    private final ReportEntry entry;

    GateView(ReportEntry entry) {
        this.entry = entry;
    }

    boolean is(Verdict verdict) {
        return entry.verdict() == verdict;
    }

    /** Name of the report in this build's URLs. */
    public String getId() {
        return entry.id();
    }

    /** The step that ran. */
    public String getCheck() {
        return entry.check();
    }

    /** The file or directory that was checked. */
    public String getSubject() {
        return entry.subject();
    }

    /** The verdict in words. */
    public String getVerdict() {
        return VerdictView.of(entry.verdict()).getLabel();
    }

    /** What the verdict means, one sentence. */
    public String getMeaning() {
        return VerdictView.of(entry.verdict()).getMeaning();
    }

    /** Symbol beside the verdict. */
    public String getIcon() {
        return VerdictView.of(entry.verdict()).getIcon();
    }

    /** Style class that carries the verdict's colour; the words carry its meaning. */
    public String getStyle() {
        return VerdictView.of(entry.verdict()).getStyle();
    }

    /** For example "2 critical, 1 high", or that there were none. */
    public String getCounts() {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = entry.count(severity);
            if (count > 0) {
                parts.add(count + " " + SeverityView.of(severity).getLabel());
            }
        }
        return parts.isEmpty() ? Messages.GateView_NoFindings() : String.join(", ", parts);
    }

    /** Findings that the policy accepts. */
    public int getSuppressed() {
        return entry.suppressed();
    }

    /** SHA-256 of the subject, or null. */
    @CheckForNull
    public String getSha256() {
        return entry.sha256();
    }

    /** The beginning of the digest, enough to tell two apart by eye. */
    @CheckForNull
    public String getShortDigest() {
        String digest = entry.sha256();
        return digest == null ? null : digest.substring(0, Math.min(16, digest.length()));
    }

    /** Root digest of the model signing specification, or null. */
    @CheckForNull
    public String getOmsRoot() {
        return entry.omsRoot();
    }

    /** Number of files and their size, for people. */
    public String getExtent() {
        return Messages.GateView_Extent(entry.files(), Functions.humanReadableByteSize(entry.bytes()));
    }

    /** Name of the policy in force. */
    public String getPolicyName() {
        return entry.policyName();
    }

    /** Digest of the policy in force. */
    public String getPolicyDigest() {
        return entry.policyDigest();
    }

    /** When the check ended. */
    public String getFinished() {
        return Util.XS_DATETIME_FORMATTER2.format(new Date(entry.finished()).toInstant());
    }
}
