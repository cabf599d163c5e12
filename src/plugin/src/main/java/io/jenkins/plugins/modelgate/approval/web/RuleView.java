package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.approval.Standing;
import java.util.List;

/** A rule of the policy with who counts for it now. */
public final class RuleView {
    private final Standing.Met met;

    RuleView(Standing.Met met) {
        this.met = met;
    }

    public String getRole() {
        return met.rule().role();
    }

    /** People that it asks for. */
    public int getCount() {
        return met.rule().count();
    }

    /** People who count for it, with whose role they use where it is not their own. */
    public List<String> getBy() {
        return met.by().stream()
                .map(counted -> counted.by().equals(counted.principal())
                        ? Names.of(counted.by())
                        : Messages.RuleView_For(Names.of(counted.by()), Names.of(counted.principal())))
                .toList();
    }

    /** People who are missing. */
    public int getMissing() {
        return met.missing();
    }

    /** The last column in words. */
    public String getStanding() {
        return met.missing() == 0 ? Messages.RuleView_Met() : Messages.RuleView_Missing(met.missing());
    }
}
