package io.jenkins.plugins.modelgate.engine.approval;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.modelgate.engine.policy.ApprovalLimits;
import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.util.function.Supplier;

/** What a request is bound to, to and from JSON. */
final class TermsJson {
    private static final int LIST = 1000;

    private static final JsonShape RULE =
            new JsonShape().must("role", TermsJson::text).must("count", JsonInput::count);

    private static final JsonShape POLICY = new JsonShape()
            .must("name", TermsJson::text)
            .must("digest", JsonInput::digest)
            .must("rules", in -> in.list(ApprovalLimits.RULES, TermsJson::rule))
            .must("separationOfDuties", JsonInput::truth)
            .must("unknownInitiatorsRefused", JsonInput::truth)
            .must("expiresHours", JsonInput::count)
            .must("validHours", JsonInput::count)
            .must("reauthenticate", JsonInput::truth)
            .must("reauthenticateMinutes", JsonInput::count)
            .must("maxDelegationDays", JsonInput::count)
            .must("override", in -> in.constant(ApprovalPolicy.OverrideBy.class));

    private static final JsonShape EVIDENCE = new JsonShape()
            .must("check", TermsJson::text)
            .must("verdict", in -> in.constant(Verdict.class))
            .must("digest", JsonInput::digest)
            .must("mediaType", TermsJson::text);

    private static final JsonShape BUILD = new JsonShape()
            .must("job", TermsJson::text)
            .must("id", TermsJson::text)
            .must("uri", TermsJson::text);

    private static final JsonShape KNOWN =
            new JsonShape().must("id", TermsJson::text).must("how", in -> in.constant(Initiators.How.class));

    private static final JsonShape UNKNOWN =
            new JsonShape().must("how", in -> in.constant(Initiators.How.class)).must("why", TermsJson::text);

    private static final JsonShape INITIATORS = new JsonShape()
            .must("known", in -> in.list(LIST, TermsJson::known))
            .must("unknown", in -> in.list(LIST, TermsJson::unknown));

    private static final JsonShape TERMS = new JsonShape()
            .must("request", TermsJson::text)
            .must("subject", TermsJson::text)
            .must("digest", JsonInput::digest)
            .must("from", TermsJson::text)
            .must("to", TermsJson::text)
            .must("policy", TermsJson::policy)
            .must("evidence", in -> in.list(LIST, TermsJson::evidence))
            .must("build", TermsJson::build)
            .must("initiators", TermsJson::initiators)
            .may("message", TermsJson::text);

    private TermsJson() {}

    static String text(JsonInput in) throws ReportException {
        return in.text(Checks.TEXT);
    }

    /** What the values' own rules refuse is refused at its place. */
    static <T> T made(JsonInput in, Supplier<T> maker) throws ReportException {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw in.refused(String.valueOf(e.getMessage()));
        }
    }

    static int number(JsonShape.Values values, String name) {
        return (int) Math.min(Integer.MAX_VALUE, values.number(name, -1));
    }

    static Terms terms(JsonInput in) throws ReportException {
        JsonShape.Values v = TERMS.read(in);
        return made(
                in,
                () -> new Terms(
                        v.text("request"),
                        v.text("subject"),
                        v.text("digest"),
                        v.text("from"),
                        v.text("to"),
                        v.get("policy"),
                        v.get("evidence"),
                        v.get("build"),
                        v.get("initiators"),
                        v.text("message")));
    }

    private static ApprovalPolicy policy(JsonInput in) throws ReportException {
        JsonShape.Values v = POLICY.read(in);
        return made(
                in,
                () -> new ApprovalPolicy(
                        v.text("name"),
                        v.text("digest"),
                        v.get("rules"),
                        v.get("separationOfDuties"),
                        v.get("unknownInitiatorsRefused"),
                        number(v, "expiresHours"),
                        number(v, "validHours"),
                        v.get("reauthenticate"),
                        number(v, "reauthenticateMinutes"),
                        number(v, "maxDelegationDays"),
                        v.get("override")));
    }

    private static ApprovalRule rule(JsonInput in) throws ReportException {
        JsonShape.Values v = RULE.read(in);
        return made(in, () -> new ApprovalRule(v.text("role"), number(v, "count")));
    }

    private static Evidence evidence(JsonInput in) throws ReportException {
        JsonShape.Values v = EVIDENCE.read(in);
        return made(in, () -> new Evidence(v.text("check"), v.get("verdict"), v.text("digest"), v.text("mediaType")));
    }

    static Build build(JsonInput in) throws ReportException {
        JsonShape.Values v = BUILD.read(in);
        return made(in, () -> new Build(v.text("job"), v.text("id"), v.text("uri")));
    }

    private static Initiators initiators(JsonInput in) throws ReportException {
        JsonShape.Values v = INITIATORS.read(in);
        return made(in, () -> new Initiators(v.get("known"), v.get("unknown")));
    }

    private static Initiators.Known known(JsonInput in) throws ReportException {
        JsonShape.Values v = KNOWN.read(in);
        return made(in, () -> new Initiators.Known(v.text("id"), v.get("how")));
    }

    private static Initiators.Unknown unknown(JsonInput in) throws ReportException {
        JsonShape.Values v = UNKNOWN.read(in);
        return made(in, () -> new Initiators.Unknown(v.get("how"), v.text("why")));
    }

    static void write(Terms terms, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("request", terms.request());
        json.writeStringField("subject", terms.subject());
        json.writeStringField("digest", terms.digest());
        json.writeStringField("from", terms.from());
        json.writeStringField("to", terms.to());
        json.writeFieldName("policy");
        write(terms.policy(), json);
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : terms.evidence()) {
            json.writeStartObject();
            json.writeStringField("check", evidence.check());
            json.writeStringField("verdict", evidence.verdict().name());
            json.writeStringField("digest", evidence.digest());
            json.writeStringField("mediaType", evidence.mediaType());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("build");
        write(terms.build(), json);
        json.writeFieldName("initiators");
        write(terms.initiators(), json);
        if (terms.message() != null) {
            json.writeStringField("message", terms.message());
        }
        json.writeEndObject();
    }

    private static void write(ApprovalPolicy policy, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", policy.name());
        json.writeStringField("digest", policy.digest());
        json.writeArrayFieldStart("rules");
        for (ApprovalRule rule : policy.rules()) {
            json.writeStartObject();
            json.writeStringField("role", rule.role());
            json.writeNumberField("count", rule.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("separationOfDuties", policy.separationOfDuties());
        json.writeBooleanField("unknownInitiatorsRefused", policy.unknownInitiatorsRefused());
        json.writeNumberField("expiresHours", policy.expiresHours());
        json.writeNumberField("validHours", policy.validHours());
        json.writeBooleanField("reauthenticate", policy.reauthenticate());
        json.writeNumberField("reauthenticateMinutes", policy.reauthenticateMinutes());
        json.writeNumberField("maxDelegationDays", policy.maxDelegationDays());
        json.writeStringField("override", policy.override().name());
        json.writeEndObject();
    }

    static void write(Build build, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("job", build.job());
        json.writeStringField("id", build.id());
        json.writeStringField("uri", build.uri());
        json.writeEndObject();
    }

    private static void write(Initiators initiators, JsonGenerator json) throws IOException {
        json.writeStartObject();
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
}
