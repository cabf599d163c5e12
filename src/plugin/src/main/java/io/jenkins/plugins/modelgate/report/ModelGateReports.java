package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** Attaches reports to builds. */
public final class ModelGateReports {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;

    private ModelGateReports() {}

    /**
     * Keeps the report with the build: first its files, then the entry, then the build is saved. Parallel branches may
     * come at the same time.
     *
     * @param report read and judged by the controller
     * @param nodeId id of the Pipeline's node that ran the check, or null
     */
    public static ReportEntry attach(Run<?, ?> run, Report report, @CheckForNull String nodeId) throws IOException {
        return attach(run, report, Map.of(), nodeId);
    }

    /**
     * Keeps the report and further files beside it.
     *
     * @param attachments by file name, written by the controller
     */
    public static ReportEntry attach(
            Run<?, ?> run, Report report, Map<String, byte[]> attachments, @CheckForNull String nodeId)
            throws IOException {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        String id = report.check() + "-" + HexFormat.of().formatHex(random);
        ModelGateRunAction action = action(run);
        for (Map.Entry<String, byte[]> file : attachments.entrySet()) {
            action.store().attach(id, file.getKey(), file.getValue());
        }
        action.store().write(id, report);
        ReportEntry entry = new ReportEntry(id, report, nodeId);
        action.add(entry);
        run.save();
        return entry;
    }

    /** The report's page, relative to Jenkins' root. */
    public static String url(Run<?, ?> run, ReportEntry entry) {
        return run.getUrl() + ModelGateTab.URL + "/report/" + entry.id() + "/";
    }

    /** The build's action, made when it is missing. */
    private static ModelGateRunAction action(Run<?, ?> run) {
        synchronized (run) {
            ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
            if (action == null) {
                action = new ModelGateRunAction();
                run.addAction(action);
            }
            return action;
        }
    }
}
