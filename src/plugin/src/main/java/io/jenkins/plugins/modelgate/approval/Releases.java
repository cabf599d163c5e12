package io.jenkins.plugins.modelgate.approval;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.AbortException;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Demand;
import io.jenkins.plugins.modelgate.engine.approval.Usable;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives out gated secrets. Values live in the controller's memory while the body runs that they were released to; builds
 * on the disk and scripts hold tickets. After a restart a ticket is decided anew.
 */
final class Releases {
    private static final Map<String, Secret> GIVEN = new ConcurrentHashMap<>();

    private Releases() {}

    /**
     * The value, if the deployment runs and everything still holds. The first time in a life of the controller it is
     * recorded in the audit trail.
     *
     * @throws IOException with a sentence, when it is not given
     */
    static Secret value(SecretTicket ticket) throws IOException {
        if (!Deployments.isRunning(ticket.model())) {
            throw new AbortException("the gated secret '" + ticket.credentials()
                    + "' is for the body of withApprovedModel only, and that body does not run");
        }
        Secret given = GIVEN.get(ticket.id());
        return given != null ? given : release(ticket);
    }

    private static synchronized Secret release(SecretTicket ticket) throws IOException {
        Run<?, ?> run = Run.fromExternalizableId(ticket.model().build());
        if (run == null) {
            throw refused(ticket, "its build is gone");
        }
        GatedSecret secret =
                CredentialsProvider.findCredentialById(ticket.credentials(), GatedSecret.class, run, List.of());
        // A build parameter can put another credential in the place of the one that the script names.
        if (secret == null || !secret.getId().equals(ticket.credentials())) {
            throw refused(ticket, "there is no gated secret of this id for this job");
        }
        String refusal = secret.refusal(ticket.model());
        if (refusal != null) {
            throw refused(ticket, refusal);
        }
        ApprovedModel model = ticket.model();
        Usable usable = ApprovalRequests.get()
                .usable(run.getParent(), model.policy(), new Demand(model.digest(), model.stage()));
        ApprovalRequest by = usable.by();
        if (by == null) {
            throw refused(ticket, "the approval does not hold any more: " + usable.why());
        }
        AuditTrail.get()
                .record(AuditTrail.entry(EventType.SECRET_RELEASED, run)
                        .subject(AuditText.of(model.subject()), model.digest())
                        .detail("credentials", AuditText.of(secret.getId()))
                        .detail("deployment", model.deployment())
                        .detail("request", by.id())
                        .detail("stage", AuditText.of(model.stage())));
        CredentialsProvider.track(run, secret);
        GIVEN.put(ticket.id(), secret.getSecret());
        return secret.getSecret();
    }

    private static AbortException refused(SecretTicket ticket, String why) {
        return new AbortException("the gated secret '" + ticket.credentials() + "' is not released: " + why);
    }

    static void forget(SecretTicket ticket) {
        GIVEN.remove(ticket.id());
    }

    /** At the end of this life of the controller. */
    static void forgetAll() {
        GIVEN.clear();
    }
}
