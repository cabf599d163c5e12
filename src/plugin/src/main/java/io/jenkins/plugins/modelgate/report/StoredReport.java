package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A report that lies beside a build, found by the digest of its bytes: one byte changed, and it is not found. */
public final class StoredReport {
    private static final Logger LOGGER = Logger.getLogger(StoredReport.class.getName());

    private final Run<?, ?> run;
    private final ReportEntry entry;
    private final Report report;

    private StoredReport(Run<?, ?> run, ReportEntry entry, Report report) {
        this.run = run;
        this.entry = entry;
        this.report = report;
    }

    /**
     * The report of this build whose file has this digest, or null.
     *
     * @param check name of the check that wrote it
     * @param digest SHA-256 of {@code report.json}
     */
    @CheckForNull
    public static StoredReport find(Run<?, ?> run, String check, String digest) {
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        if (action == null) {
            return null;
        }
        for (ReportEntry entry : action.entries()) {
            if (entry.check().equals(check)) {
                try {
                    Path file = action.store().file(entry.id(), ReportStore.JSON);
                    byte[] bytes = Files.readAllBytes(file);
                    if (digest.equals(sha256(bytes))) {
                        return new StoredReport(run, entry, ReportReader.read(new ByteArrayInputStream(bytes)));
                    }
                } catch (IOException e) {
                    LOGGER.log(Level.FINE, e, () -> "report " + entry.id() + " of " + run + " cannot be read");
                }
            }
        }
        return null;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(MerkleHash.sha256().digest(bytes));
    }

    /** What pages say about the gate. */
    public GateView getGate() {
        return new GateView(entry);
    }

    /** Its page, relative to Jenkins' root. */
    public String getUrl() {
        return ModelGateReports.url(run, entry);
    }

    /** The gravest findings of a report. */
    public static List<FindingView> top(Report report, int most) {
        return report.findings().stream()
                .sorted(Comparator.comparing(Finding::severity))
                .limit(most)
                .map(FindingView::new)
                .toList();
    }

    /** All of it. */
    public Report report() {
        return report;
    }
}
