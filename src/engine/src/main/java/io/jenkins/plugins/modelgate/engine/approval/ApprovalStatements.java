package io.jenkins.plugins.modelgate.engine.approval;

import com.fasterxml.jackson.core.JsonGenerator;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Decisions as in-toto statements (in-toto/attestation spec/v1/statement.md) for the log and for whoever verifies later. One
 * statement for each person that counted; a rejection or a revocation is one statement that says {@code REJECTED}.
 */
public final class ApprovalStatements {
    /** Type of a statement. */
    public static final String STATEMENT = "https://in-toto.io/Statement/v1";

    /** Type of the predicate. */
    public static final String PREDICATE = "https://github.com/jenkinsci/model-gate-plugin/attestation/approval/v1";

    private ApprovalStatements() {}

    /**
     * Statements of the decision that brought the request into its state, UTF-8 JSON each. A pending, expired or void
     * request has none: nobody decided.
     *
     * @param previousApproval SHA-256 of the envelope of the earlier approval of this subject, or null
     */
    public static List<byte[]> of(ApprovalRequest request, @CheckForNull String previousApproval) {
        String previous = previousApproval == null ? null : Checks.digest("the earlier approval", previousApproval);
        Event decision = request.decision();
        List<byte[]> statements = new ArrayList<>();
        if (decision instanceof Event.Approved approved) {
            int index = 0;
            for (Counted counted : approved.counted()) {
                Vote vote = request.voteOf(counted.by());
                Decision one = new Decision(
                        "APPROVED", vote.by(), vote.at(), null, approved.validUntil(), counted, ++index, false);
                statements.add(statement(request, one, previous));
            }
        } else if (decision instanceof Event.Overridden by) {
            statements.add(statement(
                    request,
                    new Decision("APPROVED", by.by(), by.at(), by.reason(), by.validUntil(), null, 0, true),
                    previous));
        } else if (decision instanceof Event.Rejected by) {
            statements.add(statement(request, no(by.by(), by.at(), by.reason()), previous));
        } else if (decision instanceof Event.Revoked by) {
            statements.add(statement(request, no(by.by(), by.at(), by.reason()), previous));
        }
        return statements;
    }

    private static Decision no(Actor by, Instant at, String reason) {
        return new Decision("REJECTED", by, at, reason, null, null, 0, false);
    }

    private record Decision(
            String word,
            Actor by,
            Instant at,
            @CheckForNull String reason,
            @CheckForNull Instant until,
            @CheckForNull Counted counted,
            int index,
            boolean override) {}

    private static byte[] statement(ApprovalRequest request, Decision decision, @CheckForNull String previous) {
        Terms terms = request.terms();
        return ApprovalJson.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("_type", STATEMENT);
            json.writeArrayFieldStart("subject");
            json.writeStartObject();
            json.writeStringField("name", terms.subject());
            digest(terms.digest(), json);
            json.writeEndObject();
            json.writeEndArray();
            json.writeStringField("predicateType", PREDICATE);
            json.writeObjectFieldStart("predicate");
            json.writeStringField("decision", decision.word());
            approver(decision, json);
            submittedBy(terms.initiators(), json);
            json.writeStringField("decidedOn", decision.at().toString());
            json.writeObjectFieldStart("transition");
            json.writeStringField("from", terms.from());
            json.writeStringField("to", terms.to());
            json.writeEndObject();
            optional("reason", decision.reason(), json);
            json.writeObjectFieldStart("policy");
            json.writeStringField("name", terms.policy().name());
            digest(terms.policy().digest(), json);
            json.writeEndObject();
            evidence(terms, json);
            optional(
                    "expiresOn",
                    decision.until() == null ? null : decision.until().toString(),
                    json);
            quorum(terms, decision, json);
            if (previous != null) {
                json.writeObjectFieldStart("previousApproval");
                json.writeStringField("sha256", previous);
                json.writeEndObject();
            }
            json.writeObjectFieldStart("build");
            json.writeStringField("uri", terms.build().uri());
            json.writeStringField(
                    "invocationId", terms.build().job() + "#" + terms.build().id());
            json.writeEndObject();
            json.writeStringField("interface", word(decision.by().channel()));
            json.writeStringField("request", terms.request());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void approver(Decision decision, JsonGenerator json) throws IOException {
        Actor by = decision.by();
        json.writeObjectFieldStart("approver");
        json.writeStringField("id", by.id());
        optional("displayId", by.displayName(), json);
        json.writeStringField("authMethod", word(by.method()));
        optional("authTime", by.authTime() == null ? null : by.authTime().toString(), json);
        if (decision.counted() != null) {
            json.writeArrayFieldStart("groups");
            json.writeString(decision.counted().role());
            json.writeEndArray();
            if (!decision.counted().principal().equals(by.id())) {
                json.writeStringField("onBehalfOf", decision.counted().principal());
            }
        }
        json.writeEndObject();
    }

    /** The first initiator, all of them, and who is not known: an empty id is nobody's. */
    private static void submittedBy(Initiators initiators, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("submittedBy");
        json.writeStringField(
                "id",
                initiators.known().isEmpty() ? "" : initiators.known().get(0).id());
        json.writeEndObject();
        json.writeArrayFieldStart("initiators");
        for (Initiators.Known known : initiators.known()) {
            json.writeStartObject();
            json.writeStringField("id", known.id());
            json.writeStringField("how", known.how().name());
            json.writeEndObject();
        }
        for (Initiators.Unknown unknown : initiators.unknown()) {
            json.writeStartObject();
            json.writeStringField("how", unknown.how().name());
            json.writeStringField("unknown", unknown.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void evidence(Terms terms, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : terms.evidence()) {
            json.writeStartObject();
            json.writeStringField("name", evidence.check());
            digest(evidence.digest(), json);
            json.writeStringField("mediaType", evidence.mediaType());
            json.writeObjectFieldStart("annotations");
            json.writeStringField("verdict", evidence.verdict().name());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void quorum(Terms terms, Decision decision, JsonGenerator json) throws IOException {
        if (decision.override()) {
            json.writeBooleanField("override", true);
        }
        if (decision.counted() != null) {
            json.writeObjectFieldStart("quorum");
            json.writeNumberField("required", terms.policy().people());
            json.writeNumberField("index", decision.index());
            json.writeEndObject();
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void digest(String sha256, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("digest");
        json.writeStringField("sha256", sha256);
        json.writeEndObject();
    }

    private static void optional(String name, @CheckForNull String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
