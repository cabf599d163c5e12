package io.jenkins.plugins.modelgate.approval;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Told of everything that happens to requests, after it happened: for chat, mail, tickets. Called in the thread of whoever
 * acted, without locks; be quick, or hand on. What it throws is logged and changes nothing.
 */
public interface ApprovalListener extends ExtensionPoint {
    /**
     * Something happened.
     *
     * @param request as it was right after all events of the same act
     * @param event one of them, in order
     */
    void onEvent(ApprovalRequest request, Event event);

    /** Tells all of them. */
    static void fire(ApprovalRequest request, List<Event> events) {
        for (Event event : events) {
            for (ApprovalListener listener : ExtensionList.lookup(ApprovalListener.class)) {
                try {
                    listener.onEvent(request, event);
                } catch (RuntimeException | LinkageError e) {
                    Logger.getLogger(ApprovalListener.class.getName())
                            .log(Level.WARNING, e, () -> listener.getClass() + " failed for request " + request.id());
                }
            }
        }
    }
}
