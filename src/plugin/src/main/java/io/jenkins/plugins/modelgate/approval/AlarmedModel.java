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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes back what was approved of a model that raised the alarm in production, for every stage and whoever asked, and ends
 * what is still waiting for votes: those were asked for another model than this one turned out to be.
 */
public final class AlarmedModel {
    private static final Logger LOGGER = Logger.getLogger(AlarmedModel.class.getName());

    private AlarmedModel() {}

    /**
     * What became of its requests.
     *
     * @param ended ids of those that are void now
     * @param kept ids of those that may not be ended by who asks
     * @param failed a sentence for each that still holds because it could not be recorded or stored
     */
    public record Ended(List<String> ended, List<String> kept, List<String> failed) {
        public Ended {
            ended = List.copyOf(ended);
            kept = List.copyOf(kept);
            failed = List.copyOf(failed);
        }
    }

    /**
     * Ends them; each is in the audit trail before it is so. One that cannot be ended keeps no other alive.
     *
     * @param digest of the model
     * @param reason for people, at least a few words
     * @param may whether requests of this job may be ended; those whose job is gone always may
     * @throws IOException when the requests cannot be read
     */
    public static Ended end(String digest, String reason, Predicate<Item> may) throws IOException {
        List<String> ended = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        String alarm = "alarm-" + UUID.randomUUID();
        for (ApprovalRequest request : ApprovalRequests.get().all()) {
            if (!request.terms().digest().equals(digest) || request.state().isFinal()) {
                continue;
            }
            try {
                Item job = ApprovalRequests.get().job(request);
                if (job != null && !may.test(job)) {
                    kept.add(request.id());
                    continue;
                }
                invalidate(request.id(), new Command.Invalidate(alarm, Event.Cause.MONITORING_ALARM, reason));
                ended.add(request.id());
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "the approval " + request.id() + " could not be taken back");
                failed.add(request.id() + " still holds: " + e.getMessage());
            }
        }
        return new Ended(ended, kept, failed);
    }

    private static void invalidate(String id, Command command) throws IOException {
        ApprovalBook.Result result = ApprovalRequests.get().apply(id, command);
        ApprovalRequest after = ApprovalRequests.get().get(id);
        if (after != null && !after.state().isFinal()) {
            throw new IOException(String.valueOf(result.outcome().refusal()));
        }
    }
}
