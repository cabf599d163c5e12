package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Decisions;
import io.jenkins.plugins.modelgate.engine.approval.Refusal;
import io.jenkins.plugins.modelgate.engine.approval.Situation;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks the engine what it would say, without doing it: pages offer what has a chance, and say why the rest has none. One
 * object is good for one page: it looks up each person once.
 */
final class Outlook {
    private static final Logger LOGGER = Logger.getLogger(Outlook.class.getName());

    private final Function<ApprovalRequest, Situation> situations =
            ApprovalRequests.get().outlook();

    /** Whether the request waits for the current user's vote. */
    boolean byMe(ApprovalRequest request) {
        return request.state() == State.PENDING
                && Act.VOTE.permitted(Sight.job(request))
                && refusal(request, Act.VOTE, Act.Values.NONE) == null;
    }

    /**
     * Null if the engine would do it for the current user; else why not. A login that is not fresh is no reason here: it
     * is asked for when it comes to it.
     */
    @CheckForNull
    Refusal refusal(ApprovalRequest request, Act act, Act.Values values) {
        if (!act.permitted(Sight.job(request))) {
            return new Refusal(Code.NO_PERMISSION, Messages.Deed_NoPermission());
        }
        try {
            Actor me = Person.acting(Actor.Channel.UI, null);
            if (me == null) {
                return new Refusal(Code.NO_PERMISSION, Messages.Deed_Anonymous());
            }
            Situation situation = situations.apply(request);
            Actor fresh = new Actor(me.id(), null, Actor.Method.PASSWORD, situation.now(), me.channel());
            Command trial = act.command(UUID.randomUUID().toString(), fresh, values);
            return Decisions.decide(request, trial, situation).refusal();
        } catch (IllegalArgumentException e) {
            return new Refusal(Code.INVALID, String.valueOf(e.getMessage()));
        } catch (Exception e) {
            // A policy that cannot be read, a directory that does not answer: nobody is offered anything.
            LOGGER.log(Level.WARNING, e, () -> "who may decide approval " + request.id() + " cannot be found out");
            return new Refusal(Code.INVALID, Messages.Outlook_Unknown());
        }
    }
}
