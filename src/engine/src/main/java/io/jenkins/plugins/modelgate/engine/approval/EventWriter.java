package io.jenkins.plugins.modelgate.engine.approval;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** One event to JSON, as {@link EventReader} takes it. */
final class EventWriter {
    private EventWriter() {}

    static void write(Event event, JsonGenerator json) throws IOException {
        String type = event.getClass().getSimpleName();
        json.writeStartObject();
        json.writeObjectFieldStart(type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1));
        json.writeStringField("at", event.at().toString());
        if (event.command() != null) {
            json.writeStringField("command", event.command());
        }
        fields(event, json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void fields(Event event, JsonGenerator json) throws IOException {
        if (event instanceof Event.Requested requested) {
            json.writeFieldName("terms");
            TermsJson.write(requested.terms(), json);
        } else if (event instanceof Event.Voted voted) {
            by(voted.by(), json);
            json.writeArrayFieldStart("onBehalfOf");
            for (String person : voted.onBehalfOf()) {
                json.writeString(person);
            }
            json.writeEndArray();
        } else if (event instanceof Event.Withdrawn withdrawn) {
            by(withdrawn.by(), json);
        } else if (event instanceof Event.Delegated delegated) {
            by(delegated.by(), json);
            json.writeStringField("to", delegated.to());
            until(delegated.until(), json);
        } else if (event instanceof Event.DelegationEnded ended) {
            by(ended.by(), json);
        } else if (event instanceof Event.Approved approved) {
            counted(approved, json);
            until(approved.validUntil(), json);
        } else if (event instanceof Event.Used used) {
            json.writeFieldName("build");
            TermsJson.write(used.build(), json);
        } else {
            ending(event, json);
        }
    }

    private static void ending(Event event, JsonGenerator json) throws IOException {
        if (event instanceof Event.Rejected rejected) {
            by(rejected.by(), json);
            json.writeStringField("reason", rejected.reason());
        } else if (event instanceof Event.Revoked revoked) {
            by(revoked.by(), json);
            json.writeStringField("reason", revoked.reason());
        } else if (event instanceof Event.Overridden overridden) {
            by(overridden.by(), json);
            json.writeStringField("reason", overridden.reason());
            until(overridden.validUntil(), json);
        } else if (event instanceof Event.Voided voided) {
            json.writeStringField("cause", voided.cause().name());
            json.writeStringField("reason", voided.reason());
        }
    }

    private static void by(Actor actor, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("by");
        json.writeStringField("id", actor.id());
        if (actor.displayName() != null) {
            json.writeStringField("displayName", actor.displayName());
        }
        json.writeStringField("method", actor.method().name());
        if (actor.authTime() != null) {
            json.writeStringField("authTime", actor.authTime().toString());
        }
        json.writeStringField("channel", actor.channel().name());
        json.writeEndObject();
    }

    private static void counted(Event.Approved approved, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("counted");
        for (Counted counted : approved.counted()) {
            json.writeStartObject();
            json.writeStringField("role", counted.role());
            json.writeStringField("by", counted.by());
            json.writeStringField("principal", counted.principal());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void until(Instant until, JsonGenerator json) throws IOException {
        json.writeStringField("until", until.toString());
    }
}
