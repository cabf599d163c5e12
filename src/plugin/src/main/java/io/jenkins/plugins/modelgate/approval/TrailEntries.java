package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.audit.Actors;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalJson;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Build;
import io.jenkins.plugins.modelgate.engine.approval.Counted;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The events of a request as entries of the audit log. An entry follows from the request alone, byte for byte, so that
 * after a crash it can be told which events are in the log; each names the one before it by its digest.
 */
final class TrailEntries {
    /** A list in an entry is for people; the whole is in the evidence. */
    private static final int MOST_NAMES = 20;

    private TrailEntries() {}

    /** The event at that place, exactly as it is stored. */
    static byte[] evidence(ApprovalRequest request, int place) {
        return ApprovalJson.write(request.events().get(place));
    }

    static List<Entry> of(ApprovalRequest request) throws EntryException {
        List<Entry> entries = new ArrayList<>();
        String before = null;
        for (int place = 0; place < request.events().size(); place++) {
            Entry entry = entry(request, place, before);
            entries.add(entry);
            before = Sha256.of(entry.bytes());
        }
        return entries;
    }

    private static Entry entry(ApprovalRequest request, int place, @CheckForNull String before) throws EntryException {
        Terms terms = request.terms();
        Event event = request.events().get(place);
        byte[] json = evidence(request, place);
        Build build = event instanceof Event.Used used ? used.build() : terms.build();
        EntryBuilder entry = Entry.of(type(event), event.at())
                .job(AuditText.of(build.job()))
                .build(AuditText.of(build.id()))
                .actor(actor(event))
                .decision(decision(event))
                .prev(before)
                .subject(AuditText.of(terms.subject()), terms.digest())
                .policy(AuditText.of(terms.policy().name()), terms.policy().digest())
                .evidence("application/json", Sha256.of(json), json.length)
                .detail("request", request.id())
                .detail("event", place)
                .detail("to", AuditText.of(terms.to()));
        detail(entry, event);
        return entry.build();
    }

    private static void detail(EntryBuilder entry, Event event) {
        entry.detail("command", event.command());
        if (event instanceof Event.Requested requested) {
            entry.detail(
                    "reports",
                    names(requested.terms().evidence().stream()
                            .map(Evidence::digest)
                            .toList()));
        } else if (event instanceof Event.Voted voted) {
            entry.detail("onBehalfOf", names(voted.onBehalfOf()));
        } else if (event instanceof Event.Approved approved) {
            entry.detail(
                    "counted",
                    names(approved.counted().stream().map(TrailEntries::counted).toList()));
            entry.detail("validUntil", approved.validUntil().toString());
        } else if (event instanceof Event.Delegated delegated) {
            entry.detail("delegate", AuditText.of(delegated.to()));
            entry.detail("until", delegated.until().toString());
        } else if (event instanceof Event.Voided voided) {
            entry.detail("cause", voided.cause().name());
        }
        entry.detail("reason", AuditText.of(reason(event)));
    }

    private static String counted(Counted counted) {
        return counted + " as " + counted.role();
    }

    private static List<String> names(List<String> all) {
        List<String> names = new ArrayList<>(
                all.stream().limit(MOST_NAMES).map(TrailEntries::shortened).toList());
        if (all.size() > MOST_NAMES) {
            names.add("and " + (all.size() - MOST_NAMES) + " more");
        }
        return names;
    }

    /** An entry has a size, too. */
    private static String shortened(String name) {
        return AuditText.of(
                name.length() <= 100
                        ? name
                        : name.substring(0, 90) + "… " + Sha256.of(name).substring(0, 8));
    }

    @CheckForNull
    private static String reason(Event event) {
        if (event instanceof Event.Rejected rejected) {
            return rejected.reason();
        }
        if (event instanceof Event.Overridden overridden) {
            return overridden.reason();
        }
        if (event instanceof Event.Revoked revoked) {
            return revoked.reason();
        }
        return event instanceof Event.Voided voided ? voided.reason() : null;
    }

    private static EventType type(Event event) {
        if (event instanceof Event.Requested) {
            return EventType.APPROVAL_REQUESTED;
        } else if (event instanceof Event.Voted) {
            return EventType.APPROVAL_VOTE;
        } else if (event instanceof Event.Withdrawn) {
            return EventType.APPROVAL_WITHDRAWN;
        } else if (event instanceof Event.Delegated || event instanceof Event.DelegationEnded) {
            return EventType.APPROVAL_DELEGATED;
        } else if (event instanceof Event.Approved) {
            return EventType.APPROVAL_APPROVED;
        } else if (event instanceof Event.Rejected) {
            return EventType.APPROVAL_REJECTED;
        } else if (event instanceof Event.Expired) {
            return EventType.APPROVAL_EXPIRED;
        } else if (event instanceof Event.Revoked) {
            return EventType.APPROVAL_REVOKED;
        } else if (event instanceof Event.Overridden) {
            return EventType.OVERRIDE_USED;
        } else if (event instanceof Event.Voided) {
            return EventType.APPROVAL_VOIDED;
        }
        return EventType.DEPLOYMENT_STARTED;
    }

    /** In capitals, from the name of the event. */
    private static String decision(Event event) {
        String name = event.getClass().getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String actor(Event event) {
        Actor by = null;
        if (event instanceof Event.Voted voted) {
            by = voted.by();
        } else if (event instanceof Event.Withdrawn withdrawn) {
            by = withdrawn.by();
        } else if (event instanceof Event.Delegated delegated) {
            by = delegated.by();
        } else if (event instanceof Event.DelegationEnded ended) {
            by = ended.by();
        } else if (event instanceof Event.Rejected rejected) {
            by = rejected.by();
        } else if (event instanceof Event.Revoked revoked) {
            by = revoked.by();
        } else if (event instanceof Event.Overridden overridden) {
            by = overridden.by();
        }
        return by == null ? Actors.SYSTEM : AuditText.of(by.id());
    }
}
