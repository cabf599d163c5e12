package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Standing;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.util.List;

/** How a request stands: rules, votes that count and votes that do not, who cannot vote. */
public final class StandingView {
    private final ApprovalRequest request;
    private final Standing standing;

    StandingView(ApprovalRequest request, Standing standing) {
        this.request = request;
        this.standing = standing;
    }

    public List<RuleView> getRules() {
        return standing.rules().stream().map(RuleView::new).toList();
    }

    /** What else to know, in sentences. */
    public List<String> getNotes() {
        return standing.notes();
    }

    /** Votes that do not count now, each with the reason. */
    public List<String> getRefused() {
        return standing.refused().entrySet().stream()
                .map(vote -> Messages.StandingView_NotCounted(Names.of(vote.getKey()), vote.getValue()))
                .toList();
    }

    /** Votes that are good and not needed. */
    public List<String> getSpare() {
        return standing.spare().stream().map(Names::of).toList();
    }

    /** People who are kept from approving, each with why. */
    public List<String> getInitiators() {
        return request.terms().initiators().known().stream()
                .map(person -> Messages.StandingView_Initiator(Names.of(person.id()), how(person.how())))
                .toList();
    }

    /** Whether initiators are kept from voting at all. */
    public boolean isSeparated() {
        return request.terms().policy().separationOfDuties();
    }

    /** Whether it can still be approved, in a sentence; empty when that is no question. */
    public String getReach() {
        if (request.state() != State.PENDING) {
            return "";
        }
        return switch (standing.reach()) {
            case REACHED -> Messages.StandingView_Reached();
            case IMPOSSIBLE -> Messages.StandingView_Impossible();
            case POSSIBLE, UNKNOWN -> "";
        };
    }

    /** One sentence on what is missing. */
    public String getSummary() {
        if (request.state() != State.PENDING) {
            return new StateView(request.state()).getMeaning();
        }
        int missing = standing.rules().stream().mapToInt(Standing.Met::missing).sum();
        if (standing.rules().isEmpty()) {
            return Messages.StandingView_Nobody();
        }
        return missing == 0 ? Messages.StandingView_Reached() : Messages.StandingView_Missing(missing);
    }

    private static String how(Initiators.How how) {
        return switch (how) {
            case TRIGGER -> Messages.How_Trigger();
            case REPLAY -> Messages.How_Replay();
            case REBUILD -> Messages.How_Rebuild();
            case UPSTREAM -> Messages.How_Upstream();
            case SCM_AUTHOR -> Messages.How_ScmAuthor();
            case SIGNER -> Messages.How_Signer();
            case REGISTRANT -> Messages.How_Registrant();
        };
    }
}
