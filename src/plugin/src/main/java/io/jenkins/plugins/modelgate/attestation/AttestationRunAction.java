package io.jenkins.plugins.modelgate.attestation;

import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;

/** The attestations of one build: the part that lives in build.xml. It shows nothing; the build's tab does. */
public final class AttestationRunAction implements RunAction2 {
    // Branches add while another one saves the build.
    private final CopyOnWriteArrayList<AttestationEntry> entries = new CopyOnWriteArrayList<>();

    /** Oldest first: a copy. */
    public List<AttestationEntry> entries() {
        return new ArrayList<>(entries);
    }

    void add(List<AttestationEntry> more) {
        entries.addAll(more);
    }

    /** The build's own, made when it is missing. */
    static AttestationRunAction of(Run<?, ?> run) {
        synchronized (run) {
            AttestationRunAction action = run.getAction(AttestationRunAction.class);
            if (action == null) {
                action = new AttestationRunAction();
                run.addAction(action);
            }
            return action;
        }
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        // Knows nothing of it.
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        // Knows nothing of it.
    }

    /** A field may be missing from an edited build.xml: then there are none. */
    protected Object readResolve() {
        return entries == null ? new AttestationRunAction() : this;
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
