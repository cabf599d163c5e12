package io.jenkins.plugins.modelgate.approval.web;

import com.fasterxml.jackson.core.JsonGenerator;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.approval.ApprovalRequests;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalJson;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRule;
import io.jenkins.plugins.modelgate.engine.approval.Counted;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Standing;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Requests as JSON for programs: the form is part of the REST interface and described in {@code docs/approvals.md}. */
final class RequestJson {
    private RequestJson() {}

    /** The line of a list. */
    static void row(JsonGenerator json, ApprovalRequest request) throws IOException {
        json.writeStartObject();
        facts(json, request);
        json.writeEndObject();
    }

    /** All of a request. */
    static void whole(JsonGenerator json, ApprovalRequest request) throws IOException {
        json.writeStartObject();
        facts(json, request);
        Terms terms = request.terms();
        json.writeStringField("message", terms.message());
        json.writeArrayFieldStart("rules");
        for (ApprovalRule rule : terms.policy().rules()) {
            json.writeStartObject();
            json.writeStringField("role", rule.role());
            json.writeNumberField("count", rule.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        initiators(json, terms.initiators());
        evidence(json, terms.evidence());
        json.writeFieldName("standing");
        standing(json, request);
        json.writeArrayFieldStart("events");
        for (Event event : request.events()) {
            if (!(event instanceof Event.Requested)) {
                json.writeRawValue(new String(ApprovalJson.write(event), StandardCharsets.UTF_8));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What a page that is open asks for every few seconds. */
    static void pulse(JsonGenerator json, ApprovalRequest request) throws IOException {
        StateView state = new StateView(request.state());
        json.writeStartObject();
        json.writeStringField("state", state.getName());
        json.writeStringField("label", state.getLabel());
        json.writeNumberField("events", request.events().size());
        json.writeStringField(
                "summary", new StandingView(request, ApprovalRequests.get().standing(request)).getSummary());
        json.writeEndObject();
    }

    private static void facts(JsonGenerator json, ApprovalRequest request) throws IOException {
        Terms terms = request.terms();
        json.writeStringField("id", request.id());
        json.writeStringField("state", request.state().name());
        json.writeStringField("subject", terms.subject());
        json.writeStringField("digest", terms.digest());
        json.writeStringField("from", terms.from());
        json.writeStringField("to", terms.to());
        json.writeObjectFieldStart("policy");
        json.writeStringField("name", terms.policy().name());
        json.writeStringField("digest", terms.policy().digest());
        json.writeEndObject();
        json.writeObjectFieldStart("build");
        json.writeStringField("job", terms.build().job());
        Item job = Sight.job(request);
        json.writeStringField("currentJob", job == null ? null : job.getFullName());
        json.writeStringField("id", terms.build().id());
        Run<?, ?> run = Sight.run(request);
        json.writeStringField("url", run == null ? null : url(run.getUrl()));
        json.writeEndObject();
        instant(json, "requestedAt", request.requestedAt());
        instant(json, "deadline", request.deadline());
        instant(json, "validUntil", request.validUntil());
        json.writeStringField("url", url(ApprovalsRootAction.url(request)));
    }

    /** Absolute where Jenkins knows its own address. */
    private static String url(String path) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? path : root + path;
    }

    private static void instant(JsonGenerator json, String name, Instant instant) throws IOException {
        json.writeStringField(name, instant == null ? null : instant.toString());
    }

    private static void initiators(JsonGenerator json, Initiators initiators) throws IOException {
        json.writeObjectFieldStart("initiators");
        json.writeArrayFieldStart("known");
        for (Initiators.Known known : initiators.known()) {
            json.writeStartObject();
            json.writeStringField("id", known.id());
            json.writeStringField("how", known.how().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unknown");
        for (Initiators.Unknown unknown : initiators.unknown()) {
            json.writeStartObject();
            json.writeStringField("how", unknown.how().name());
            json.writeStringField("why", unknown.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, List<Evidence> evidence) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Evidence each : evidence) {
            json.writeStartObject();
            json.writeStringField("check", each.check());
            json.writeStringField("verdict", each.verdict().name());
            json.writeStringField("digest", each.digest());
            json.writeStringField("mediaType", each.mediaType());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void standing(JsonGenerator json, ApprovalRequest request) throws IOException {
        Standing standing = ApprovalRequests.get().standing(request);
        json.writeStartObject();
        json.writeBooleanField("satisfied", standing.satisfied());
        json.writeStringField("reach", standing.reach().name());
        json.writeArrayFieldStart("rules");
        for (Standing.Met met : standing.rules()) {
            json.writeStartObject();
            json.writeStringField("role", met.rule().role());
            json.writeNumberField("count", met.rule().count());
            json.writeNumberField("missing", met.missing());
            json.writeArrayFieldStart("by");
            for (Counted counted : met.by()) {
                json.writeStartObject();
                json.writeStringField("person", counted.by());
                json.writeStringField("principal", counted.principal());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("notCounted");
        for (Map.Entry<String, String> refused : standing.refused().entrySet()) {
            json.writeStringField(refused.getKey(), refused.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("notes");
        for (String note : standing.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
