package io.jenkins.plugins.modelgate.audit.page;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.LoggedRuns;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.StaplerProxy;

/** What the log says of one build, for the build's own tab. Nobody gets at other builds' entries through it. */
public final class BuildTrail implements StaplerProxy {
    private static final Logger LOGGER = Logger.getLogger(BuildTrail.class.getName());
    private static final int MAX = 200;

    private final Run<?, ?> run;
    private AuditReader reader;
    private List<EntryView> entries = List.of();
    private String problem;

    /** Reads the log. */
    public BuildTrail(Run<?, ?> run) {
        this.run = run;
        try {
            reader = AuditTrail.get().reader();
            entries = LoggedRuns.of(run, reader, MAX).stream()
                    .map(hit -> new EntryView(hit.index(), hit.entry()))
                    .toList();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "the audit log's entries of " + run + " cannot be shown");
            problem = e.getMessage();
        }
    }

    @Override
    public Object getTarget() {
        run.checkPermission(ModelGatePermissions.VIEW);
        return this;
    }

    /** Newest first; each was proven to be in the tree of the checkpoint. */
    public List<EntryView> getEntries() {
        return entries;
    }

    /** Why the entries cannot be shown or do not hold, or null. */
    @CheckForNull
    public String getProblem() {
        return problem;
    }

    /** Number of entries below the checkpoint that proves these. */
    public long getCheckpointSize() {
        return reader == null ? 0 : reader.size();
    }

    /** The files of one entry of this build; null (404) for every other. */
    @CheckForNull
    public EntryFiles getEntry(String index) {
        return entries.stream()
                .filter(entry -> String.valueOf(entry.getIndex()).equals(index))
                .findFirst()
                .map(entry -> new EntryFiles(run, ModelGatePermissions.VIEW, reader, entry))
                .orElse(null);
    }
}
