package io.jenkins.plugins.modelgate.engine.lineage.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;

/** What a request for approval says: of which model, on which reports, and how it stands now. */
final class ApprovalFacts {
    private static final String EVENT = "application/json";
    private static final JsonMapper JSON = new JsonMapper();

    private ApprovalFacts() {}

    static void read(EntryFacts.Statement entry, Facts facts) throws IOException {
        String request = entry.detail("request");
        String digest = entry.subject().path("sha256").asText();
        if (request == null || digest.isEmpty()) {
            return;
        }
        Node approval = new Node(Kind.APPROVAL, request);
        Node model = new Node(Kind.MODEL, digest);
        facts.add(approval, Relation.APPROVES, model, entry.text("decision", "UNKNOWN"), entry.detail("to"));
        if (entry.text("type", "").equals("approval.requested")) {
            reports(entry, facts, approval);
        }
    }

    /** The entry names twenty; the event that is its evidence names all. */
    private static void reports(EntryFacts.Statement entry, Facts facts, Node approval) throws IOException {
        String event = entry.evidence(EVENT);
        byte[] bytes = event == null ? null : entry.trail().evidence(event);
        if (bytes == null) {
            facts.missing(approval, "reports");
            return;
        }
        for (JsonNode each : JSON.readTree(bytes).at("/requested/terms/evidence")) {
            if (each.path("digest").asText().matches("[0-9a-f]{64}")) {
                facts.add(
                        approval,
                        Relation.RESTS_ON,
                        new Node(Kind.REPORT, each.path("digest").asText()),
                        each.path("verdict").asText(),
                        each.path("check").asText());
            }
        }
    }
}
