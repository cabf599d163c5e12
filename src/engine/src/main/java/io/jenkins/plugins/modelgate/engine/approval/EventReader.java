package io.jenkins.plugins.modelgate.engine.approval;

import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/** One event from JSON: an object with one field that names it. */
final class EventReader {
    private static final int COUNTED = 100_000;

    private static final JsonShape ACTOR = new JsonShape()
            .must("id", TermsJson::text)
            .may("displayName", TermsJson::text)
            .must("method", in -> in.constant(Actor.Method.class))
            .may("authTime", EventReader::instant)
            .must("channel", in -> in.constant(Actor.Channel.class));

    private static final JsonShape COUNT = new JsonShape()
            .must("role", TermsJson::text)
            .must("by", TermsJson::text)
            .must("principal", TermsJson::text);

    private static final JsonShape EVENT = new JsonShape()
            .may(
                    "requested",
                    of(
                            stamped().must("terms", TermsJson::terms),
                            v -> new Event.Requested(at(v), command(v), v.get("terms"))))
            .may(
                    "voted",
                    of(
                            acted().must("onBehalfOf", in -> in.list(Delegation.MOST, TermsJson::text)),
                            v -> new Event.Voted(at(v), command(v), v.get("by"), v.get("onBehalfOf"))))
            .may("withdrawn", of(acted(), v -> new Event.Withdrawn(at(v), command(v), v.get("by"))))
            .may(
                    "rejected",
                    of(reasoned(acted()), v -> new Event.Rejected(at(v), command(v), v.get("by"), v.text("reason"))))
            .may(
                    "delegated",
                    of(
                            until(acted().must("to", TermsJson::text)),
                            v -> new Event.Delegated(at(v), command(v), v.get("by"), v.text("to"), v.get("until"))))
            .may("delegationEnded", of(acted(), v -> new Event.DelegationEnded(at(v), command(v), v.get("by"))))
            .may(
                    "approved",
                    of(
                            until(stamped().must("counted", in -> in.list(COUNTED, EventReader::counted))),
                            v -> new Event.Approved(at(v), command(v), v.get("counted"), v.get("until"))))
            .may("expired", of(new JsonShape().must("at", EventReader::instant), v -> new Event.Expired(at(v))))
            .may(
                    "overridden",
                    of(
                            until(reasoned(acted())),
                            v -> new Event.Overridden(
                                    at(v), command(v), v.get("by"), v.text("reason"), v.get("until"))))
            .may(
                    "revoked",
                    of(reasoned(acted()), v -> new Event.Revoked(at(v), command(v), v.get("by"), v.text("reason"))))
            .may(
                    "voided",
                    of(
                            reasoned(stamped().must("cause", in -> in.constant(Event.Cause.class))),
                            v -> new Event.Voided(at(v), command(v), v.get("cause"), v.text("reason"))))
            .may(
                    "used",
                    of(
                            stamped().must("build", TermsJson::build),
                            v -> new Event.Used(at(v), command(v), v.get("build"))));

    private EventReader() {}

    static Event event(JsonInput in) throws ReportException {
        JsonShape.Values values = EVENT.read(in);
        if (values.fields().size() != 1) {
            throw in.refused("it must be one event");
        }
        return (Event) values.fields().values().iterator().next();
    }

    private static JsonInput.Reader<Event> of(JsonShape shape, Function<JsonShape.Values, Event> maker) {
        return in -> {
            JsonShape.Values values = shape.read(in);
            return TermsJson.made(in, () -> maker.apply(values));
        };
    }

    private static JsonShape stamped() {
        return new JsonShape().must("at", EventReader::instant).must("command", TermsJson::text);
    }

    private static JsonShape acted() {
        return stamped().must("by", EventReader::actor);
    }

    private static JsonShape reasoned(JsonShape shape) {
        return shape.must("reason", TermsJson::text);
    }

    private static JsonShape until(JsonShape shape) {
        return shape.must("until", EventReader::instant);
    }

    private static Instant at(JsonShape.Values values) {
        return values.get("at");
    }

    private static String command(JsonShape.Values values) {
        return values.text("command");
    }

    private static Actor actor(JsonInput in) throws ReportException {
        JsonShape.Values v = ACTOR.read(in);
        return TermsJson.made(
                in,
                () -> new Actor(
                        v.text("id"), v.text("displayName"), v.get("method"), v.get("authTime"), v.get("channel")));
    }

    private static Counted counted(JsonInput in) throws ReportException {
        JsonShape.Values v = COUNT.read(in);
        return TermsJson.made(in, () -> new Counted(v.text("role"), v.text("by"), v.text("principal")));
    }

    /** In the one form that is written. */
    private static Instant instant(JsonInput in) throws ReportException {
        String text = in.text(Checks.NAME);
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw in.refused("it must be an instant in ISO 8601");
        }
        throw in.refused("it must be an instant in UTC as this program writes it");
    }
}
