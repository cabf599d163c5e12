package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one way in which pages, REST and the command line change a request: permission on the job that asks, then the
 * values, then the engine, which asks for everything again.
 */
final class Deed {
    private static final Logger LOGGER = Logger.getLogger(Deed.class.getName());

    /** Code of what could not be stored or logged, and so did not happen. */
    static final String NOT_STORED = "NOT_STORED";

    private Deed() {}

    /**
     * Does it, or says why not.
     *
     * @param request that the current user sees
     * @param command id that the client chose, or null for a new one
     * @param freshly when the person proved the login anew, or null
     */
    static Answer of(
            ApprovalRequest request,
            Act act,
            @CheckForNull String command,
            Act.Values values,
            Actor.Channel channel,
            @CheckForNull Instant freshly) {
        if (!act.permitted(Sight.job(request))) {
            return Answer.refused(Code.NO_PERMISSION, Messages.Deed_NoPermission(), request);
        }
        String complaint = act.complaint(values);
        if (complaint != null) {
            return Answer.refused(
                    act == Act.DELEGATE && values.to() != null ? Code.DELEGATION_END : Code.INVALID,
                    complaint,
                    request);
        }
        String id = command == null || command.isEmpty() ? UUID.randomUUID().toString() : command;
        try {
            Actor by = Person.acting(channel, freshly);
            if (by == null) {
                return Answer.refused(Code.NO_PERMISSION, Messages.Deed_Anonymous(), request);
            }
            ApprovalBook.Result result = ApprovalRequests.get().apply(request.id(), act.command(id, by, values));
            Refusal refusal = result.outcome().refusal();
            return refusal == null
                    ? Answer.done(result.request(), result.outcome().repeated())
                    : Answer.refused(refusal, result.request());
        } catch (IllegalArgumentException e) {
            return Answer.refused(Code.INVALID, String.valueOf(e.getMessage()), request);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> act + " of approval " + request.id() + " could not be stored");
            return new Answer(503, NOT_STORED, Messages.Deed_NotStored(), request, false);
        }
    }
}
