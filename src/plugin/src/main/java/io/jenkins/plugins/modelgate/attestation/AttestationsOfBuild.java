package io.jenkins.plugins.modelgate.attestation;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.report.TabSection;
import java.util.List;

/** The attestations of a build on its tab, with the ways to their files. */
public final class AttestationsOfBuild {
    private final List<AttestationEntry> entries;

    AttestationsOfBuild(List<AttestationEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    public List<AttestationView> getRows() {
        return entries.stream().map(AttestationView::new).toList();
    }

    /** How many. */
    public int getCount() {
        return entries.size();
    }

    /** Puts them there; the tab has asked for the permission. */
    @Extension(ordinal = -10)
    public static final class Section extends TabSection {
        @Override
        public Object of(Run<?, ?> run) {
            AttestationRunAction action = run.getAction(AttestationRunAction.class);
            return action == null || action.entries().isEmpty() ? null : new AttestationsOfBuild(action.entries());
        }
    }
}
