package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;

/** A request in a list. Its texts are foreign: views escape them. */
public final class RequestRow {
    private final ApprovalRequest request;

    RequestRow(ApprovalRequest request) {
        this.request = request;
    }

    public String getId() {
        return request.id();
    }

    /** Address of its page, relative to Jenkins' root. */
    public String getUrl() {
        return ApprovalsRootAction.url(request);
    }

    public String getSubject() {
        return request.terms().subject();
    }

    public StateView getState() {
        return new StateView(request.state());
    }

    /** Stages, from and to. */
    public String getFrom() {
        return request.terms().from();
    }

    public String getTo() {
        return request.terms().to();
    }

    /** Beginning of the digest, enough to tell two apart by eye. */
    public String getShortDigest() {
        return request.terms().digest().substring(0, 16);
    }

    /** Name of the job as it is called now, or was called when it asked. */
    public String getJob() {
        Item job = Sight.job(request);
        return job == null ? request.terms().build().job() : job.getFullDisplayName();
    }

    public String getBuild() {
        return request.terms().build().id();
    }

    public String getRequested() {
        return Times.of(request.requestedAt());
    }

    /** What is missing while it waits; when it was decided after. */
    public String getStanding() {
        if (request.state() == State.PENDING) {
            return Messages.RequestRow_Until(Times.of(request.deadline()));
        }
        Event decision = request.decision();
        return decision == null ? "" : Messages.RequestRow_Since(Times.of(decision.at()));
    }

    @CheckForNull
    public String getPolicy() {
        return request.terms().policy().name();
    }
}
