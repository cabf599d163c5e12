package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Something that the current user may or may not do on the page, with the engine's own word for why not. */
public final class Button {
    private final Act act;
    private final Refusal refusal;
    private final boolean delegation;
    private final String command = UUID.randomUUID().toString();

    Button(ApprovalRequest request, Act act, Outlook outlook) {
        this.act = act;
        this.delegation = act == Act.DELEGATE && request.terms().policy().maxDelegationDays() > 0;
        this.refusal = outlook.refusal(request, act, trial(act));
    }

    /** Values that are good in every respect that the person could fill in. */
    private static Act.Values trial(Act act) {
        return new Act.Values(
                "reason",
                act == Act.DELEGATE ? "a-person-yet-to-be-named" : null,
                Instant.now().plus(1, ChronoUnit.HOURS));
    }

    /** Whether there is any use in offering it. */
    public boolean isOffered() {
        if (refusal == null) {
            return true;
        }
        // Who the delegate will be is not known yet.
        return delegation && refusal.code() == Code.DELEGATE_UNFIT;
    }

    /** Why not, in a sentence; null when it is offered. */
    @CheckForNull
    public String getWhyNot() {
        return isOffered() ? null : refusal.sentence();
    }

    /** Last part of the address that its form goes to. */
    public String getPath() {
        return act.path();
    }

    /** Id of the command: sending the form twice does it once. */
    public String getCommand() {
        return command;
    }
}
