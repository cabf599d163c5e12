package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;

/**
 * All reports of one build: the part that lives in build.xml. It shows nothing; pages are made from it on the fly.
 */
public final class ModelGateRunAction implements RunAction2 {
    // Branches add while another one saves the build.
    private final CopyOnWriteArrayList<ReportEntry> entries = new CopyOnWriteArrayList<>();
    private transient Run<?, ?> run;
    private transient ReportStore store;

    /** What was reported so far, oldest first: a copy. */
    public List<ReportEntry> entries() {
        return new ArrayList<>(entries);
    }

    /** The entry with this id, which may come from a URL. */
    @CheckForNull
    public ReportEntry entry(@CheckForNull String id) {
        return entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Where the reports themselves are. */
    public ReportStore store() {
        return store;
    }

    /** The build. */
    public Run<?, ?> run() {
        return run;
    }

    void add(ReportEntry entry) {
        entries.add(entry);
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        onLoad(owner);
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        this.run = owner;
        this.store = new ReportStore(owner.getRootDir().toPath());
    }

    /** A field may be missing from an edited build.xml: then there are no reports. */
    protected Object readResolve() {
        return entries == null ? new ModelGateRunAction() : this;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
