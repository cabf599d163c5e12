package io.jenkins.plugins.modelgate.approval;

import hudson.model.Item;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Takes back what was approved of a model that raised the alarm in production, for every stage and whoever asked, and ends
 * what is still waiting for votes: those were asked for another model than this one turned out to be.
 */
public final class AlarmedModel {
    private AlarmedModel() {}

    /**
     * What became of its requests.
     *
     * @param ended ids of those that are void now
     * @param kept ids of those that may not be ended by who asks
     */
    public record Ended(List<String> ended, List<String> kept) {
        public Ended {
            ended = List.copyOf(ended);
            kept = List.copyOf(kept);
        }
    }

    /**
     * Ends them; each is in the audit trail before it is so.
     *
     * @param digest of the model
     * @param reason for people, at least a few words
     * @param may whether requests of this job may be ended; those whose job is gone always may
     * @throws IOException when one could not be recorded or stored: it still holds, those before it are ended
     */
    public static Ended end(String digest, String reason, Predicate<Item> may) throws IOException {
        List<String> ended = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        String alarm = "alarm-" + UUID.randomUUID();
        for (ApprovalRequest request : ApprovalRequests.get().all()) {
            if (!request.terms().digest().equals(digest) || request.state().isFinal()) {
                continue;
            }
            Item job = ApprovalRequests.get().job(request);
            if (job != null && !may.test(job)) {
                kept.add(request.id());
                continue;
            }
            ApprovalBook.Result result = ApprovalRequests.get()
                    .apply(request.id(), new Command.Invalidate(alarm, Event.Cause.MONITORING_ALARM, reason));
            ApprovalRequest after = ApprovalRequests.get().get(request.id());
            if (after != null && !after.state().isFinal()) {
                throw new IOException("the approval " + request.id() + " could not be taken back: "
                        + result.outcome().refusal());
            }
            ended.add(request.id());
        }
        return new Ended(ended, kept);
    }
}
