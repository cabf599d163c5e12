package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.Counted;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import java.util.stream.Collectors;

/** One line of what happened. Names and reasons are foreign: views escape them. */
public final class EventView {
    private final Event event;

    EventView(Event event) {
        this.event = event;
    }

    public String getAt() {
        return Times.of(event.at());
    }

    /** For machines. */
    public String getInstant() {
        return event.at().toString();
    }

    /** What happened, a sentence. */
    public String getText() {
        if (event instanceof Event.Requested requested) {
            return Messages.Event_Requested(
                    requested.terms().build().job(), requested.terms().build().id());
        } else if (event instanceof Event.Voted voted) {
            String others = voted.onBehalfOf().stream().map(Names::of).collect(Collectors.joining(", "));
            return others.isEmpty()
                    ? Messages.Event_Voted(name(voted.by()))
                    : Messages.Event_VotedFor(name(voted.by()), others);
        } else if (event instanceof Event.Withdrawn withdrawn) {
            return Messages.Event_Withdrawn(name(withdrawn.by()));
        } else if (event instanceof Event.Rejected rejected) {
            return Messages.Event_Rejected(name(rejected.by()));
        } else if (event instanceof Event.Delegated delegated) {
            return Messages.Event_Delegated(
                    name(delegated.by()), Names.of(delegated.to()), Times.of(delegated.until()));
        } else if (event instanceof Event.DelegationEnded ended) {
            return Messages.Event_DelegationEnded(name(ended.by()));
        }
        return ending();
    }

    private String ending() {
        if (event instanceof Event.Approved approved) {
            String counted = approved.counted().stream()
                    .map(Counted::by)
                    .distinct()
                    .map(Names::of)
                    .collect(Collectors.joining(", "));
            return Messages.Event_Approved(counted, Times.of(approved.validUntil()));
        } else if (event instanceof Event.Overridden overridden) {
            return Messages.Event_Overridden(name(overridden.by()), Times.of(overridden.validUntil()));
        } else if (event instanceof Event.Revoked revoked) {
            return Messages.Event_Revoked(name(revoked.by()));
        } else if (event instanceof Event.Voided) {
            return Messages.Event_Voided();
        } else if (event instanceof Event.Used used) {
            return Messages.Event_Used(used.build().job(), used.build().id());
        }
        return Messages.Event_Expired();
    }

    /** The reason that was given, empty for none. */
    public String getReason() {
        if (event instanceof Event.Rejected rejected) {
            return rejected.reason();
        } else if (event instanceof Event.Overridden overridden) {
            return overridden.reason();
        } else if (event instanceof Event.Revoked revoked) {
            return revoked.reason();
        }
        return event instanceof Event.Voided voided ? voided.reason() : "";
    }

    /** Whether it opened the gate past the rules. */
    public boolean isLoud() {
        return event instanceof Event.Overridden;
    }

    private static String name(Actor by) {
        return Names.of(by.id());
    }
}
