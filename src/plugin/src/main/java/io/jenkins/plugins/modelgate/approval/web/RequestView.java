package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Delegation;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Everything about a request that somebody needs to decide it. Its texts are foreign: views escape them. */
public final class RequestView {
    private static final Logger LOGGER = Logger.getLogger(RequestView.class.getName());

    private final ApprovalRequest request;
    private final Terms terms;
    private final List<EvidenceView> evidence;

    RequestView(ApprovalRequest request) {
        this.request = request;
        this.terms = request.terms();
        this.evidence = Shown.evidence(request);
    }

    /** What lists say about it. */
    public RequestRow getRow() {
        return new RequestRow(request);
    }

    public String getDigest() {
        return terms.digest();
    }

    /** What the pipeline says to the approvers; null if nothing. */
    @CheckForNull
    public String getMessage() {
        return terms.message();
    }

    /** Address of the build relative to Jenkins' root; null when it is gone. */
    @CheckForNull
    public String getBuildUrl() {
        Run<?, ?> run = Sight.run(request);
        return run == null ? null : run.getUrl();
    }

    public String getPolicyDigest() {
        return terms.policy().digest();
    }

    /** When it is too late to vote. */
    public String getDeadline() {
        return Times.of(request.deadline());
    }

    /** Until when the approval opens; empty while nothing is approved. */
    public String getValidUntil() {
        return Times.of(request.validUntil());
    }

    /** How long an approval would hold, hours. */
    public int getValidHours() {
        return terms.policy().validHours();
    }

    /** How it stands with people as they are now; null when that cannot be found out. */
    @CheckForNull
    public StandingView getStanding() {
        try {
            return new StandingView(request, ApprovalRequests.get().standing(request));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "how approval " + request.id() + " stands cannot be found out");
            return null;
        }
    }

    public List<EvidenceView> getEvidence() {
        return evidence;
    }

    /** Digests of data sets that were checked along with the model. */
    public List<EvidenceView> getDatasets() {
        return evidence.stream()
                .filter(each -> each.isStored() && each.getCheck().equals("validateDataset"))
                .toList();
    }

    /** What changed since the last approved version; null when there is none. */
    @CheckForNull
    public ChangesView getChanges() throws IOException {
        ApprovalRequest before = Baseline.of(request, ApprovalRequests.get().all());
        return before == null ? null : new ChangesView(before, request, evidence);
    }

    /** Initiators who could not be found out, in sentences. */
    public List<String> getUnknownInitiators() {
        List<String> sentences = new ArrayList<>();
        for (Initiators.Unknown unknown : terms.initiators().unknown()) {
            sentences.add(unknown.why());
        }
        return sentences;
    }

    /** Delegations that were not taken back. */
    public List<String> getDelegations() {
        return request.delegations().stream()
                .filter(delegation -> !delegation.ended())
                .map(RequestView::sentence)
                .toList();
    }

    private static String sentence(Delegation delegation) {
        return Messages.RequestView_Delegation(
                Names.of(delegation.from()), Names.of(delegation.to()), Times.of(delegation.until()));
    }

    /** All events, latest first. */
    public List<EventView> getEvents() {
        List<EventView> events =
                new ArrayList<>(request.events().stream().map(EventView::new).toList());
        Collections.reverse(events);
        return events;
    }

    /** Number of events: tells whether something happened. */
    public int getEventCount() {
        return request.events().size();
    }

    /** Longest delegation in days, 0 for none. */
    public int getDelegationDays() {
        return terms.policy().maxDelegationDays();
    }

    /** Whether the policy wants the password with a vote. */
    public boolean isReauthenticated() {
        ApprovalPolicy policy = terms.policy();
        return policy.reauthenticate();
    }
}
