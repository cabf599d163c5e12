package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the build itself remembers of one report: enough for lists and badges, without opening the report. Written into
 * build.xml, so its fields are plain; texts come from hostile files, have passed the report reader, and must still be
 * escaped where they are shown.
 */
public final class ReportEntry {
    /** Name of the check that examines data. */
    public static final String DATASET = "validateDataset";

    /** Name of the check that examines packages. */
    public static final String DEPENDENCIES = "scanDependencies";

    /** Name of the check that plays attacks. */
    public static final String RED_TEAM = "redTeamPipeline";

    /** Name of the check that examines what a model does in production. */
    public static final String MONITORING = "monitorModel";

    private final String id;
    private final String check;
    private final String verdict;
    private final String subject;
    private final String sha256;
    private final String omsRoot;
    private final long files;
    private final long bytes;
    private final int critical;
    private final int high;
    private final int medium;
    private final int low;
    private final int info;
    private final int suppressed;
    private final String policyName;
    private final String policyDigest;
    private final String nodeId;
    private final long finished;

    ReportEntry(String id, Report report, @CheckForNull String nodeId) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Finding finding : report.findings()) {
            counts.merge(finding.severity(), 1, Integer::sum);
        }
        this.id = id;
        this.check = report.check();
        this.verdict = report.verdict().name();
        this.subject = report.subject().name();
        this.sha256 = report.subject().sha256();
        this.omsRoot = report.subject().omsRoot();
        this.files = report.subject().files();
        this.bytes = report.subject().bytes();
        this.critical = counts.getOrDefault(Severity.CRITICAL, 0);
        this.high = counts.getOrDefault(Severity.HIGH, 0);
        this.medium = counts.getOrDefault(Severity.MEDIUM, 0);
        this.low = counts.getOrDefault(Severity.LOW, 0);
        this.info = counts.getOrDefault(Severity.INFO, 0);
        this.suppressed = report.suppressed().size();
        this.policyName = report.policyName();
        this.policyDigest = report.policyDigest();
        this.nodeId = nodeId;
        // Not what the agent says the time is.
        this.finished = System.currentTimeMillis();
    }

    /** Names the report in this build: part of URLs and of a directory's name. */
    public String id() {
        return id;
    }

    /** Name of the check, the same as the step's. */
    public String check() {
        return check;
    }

    /** The controller's own verdict. Text that is none reads as INCOMPLETE: a damaged record is no pass. */
    public Verdict verdict() {
        for (Verdict each : Verdict.values()) {
            if (each.name().equals(verdict)) {
                return each;
            }
        }
        return Verdict.INCOMPLETE;
    }

    /** Name of the file or directory that was checked. */
    public String subject() {
        return subject;
    }

    /** SHA-256 of the subject in hexadecimal, or null when it could not be read to its end. */
    @CheckForNull
    public String sha256() {
        return sha256;
    }

    /** Root digest of the model signing specification, or null. */
    @CheckForNull
    public String omsRoot() {
        return omsRoot;
    }

    /** Number of files. */
    public long files() {
        return files;
    }

    /** Sum of their sizes, in bytes. */
    public long bytes() {
        return bytes;
    }

    /** Number of findings of this severity that count. */
    public int count(Severity severity) {
        return switch (severity) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
            case INFO -> info;
        };
    }

    /** Number of findings that the policy accepts. */
    public int suppressed() {
        return suppressed;
    }

    /** Name of the policy in force. */
    public String policyName() {
        return policyName;
    }

    /** SHA-256 of the policy in force. */
    public String policyDigest() {
        return policyDigest;
    }

    /** Id of the Pipeline's node that ran the check, or null. */
    @CheckForNull
    public String nodeId() {
        return nodeId;
    }

    /** When the report came to the controller, in milliseconds since 1970. */
    public long finished() {
        return finished;
    }
}
