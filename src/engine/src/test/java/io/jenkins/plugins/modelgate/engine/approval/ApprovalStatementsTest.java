package io.jenkins.plugins.modelgate.engine.approval;

import static io.jenkins.plugins.modelgate.engine.approval.Requests.DIGEST;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.START;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.actor;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.command;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.loggedIn;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.approval.Requests.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class ApprovalStatementsTest {
    private final People people =
            new People().with("ann", "lead").with("bob", "security").with("dan").grant("root", Permission.OVERRIDE);

    private static List<JsonNode> statements(ApprovalRequest request) throws IOException {
        List<JsonNode> statements = new ArrayList<>();
        for (byte[] statement : ApprovalStatements.of(request, "ef".repeat(32))) {
            JsonNode json = new ObjectMapper().readTree(statement);
            assertThat(json.at("/_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
            assertThat(json.at("/subject/0/digest/sha256").asText()).isEqualTo(DIGEST);
            assertThat(json.at("/predicateType").asText()).endsWith("/attestation/approval/v1");
            JsonNode predicate = json.get("predicate");
            for (String must : List.of(
                    "decision",
                    "approver",
                    "submittedBy",
                    "decidedOn",
                    "transition",
                    "policy",
                    "evidence",
                    "build",
                    "interface")) {
                assertThat(predicate.has(must)).as(must).isTrue();
            }
            assertThat(predicate.at("/submittedBy/id")).isNotEqualTo(predicate.at("/approver/id"));
            assertThat(predicate.at("/evidence/0/digest/sha256").asText()).isEqualTo("cd".repeat(32));
            assertThat(predicate.at("/previousApproval/sha256").asText()).isEqualTo("ef".repeat(32));
            statements.add(predicate);
        }
        return statements;
    }

    @Test
    public void oneForEachPersonThatCounted() throws Exception {
        Case one = new Case(policy("rules: [{role: lead, count: 1}, {role: security, count: 1}]"), people, "eve");
        assertThat(ApprovalStatements.of(one.request, null)).isEmpty();
        one.delegates("ann", "dan", START.plusSeconds(60));
        one.does(new Command.Approve(command(), loggedIn("dan", START)))
                .votes("bob")
                .is(State.APPROVED);
        List<JsonNode> statements = statements(one.request);
        assertThat(statements).hasSize(2).allSatisfy(predicate -> {
            assertThat(predicate.get("decision").asText()).isEqualTo("APPROVED");
            assertThat(predicate.at("/quorum/required").asInt()).isEqualTo(2);
            assertThat(predicate.get("expiresOn").asText()).isEqualTo("2026-12-25T12:00:00Z");
            assertThat(predicate.has("override")).isFalse();
        });
        JsonNode lead = statements.stream()
                .filter(predicate -> predicate.at("/approver/id").asText().equals("dan"))
                .findFirst()
                .orElseThrow();
        assertThat(lead.at("/approver/onBehalfOf").asText()).isEqualTo("ann");
        assertThat(lead.at("/approver/groups/0").asText()).isEqualTo("lead");
        assertThat(lead.at("/approver/authMethod").asText()).isEqualTo("oidc");
        assertThat(lead.at("/approver/authTime").asText()).isEqualTo("2026-11-25T12:00:00Z");
        assertThat(lead.get("interface").asText()).isEqualTo("api");
        assertThat(statements).extracting(p -> p.at("/quorum/index").asInt()).containsExactlyInAnyOrder(1, 2);
        one.does(new Command.Revoke(command(), actor("ann"), "CVE 1"));
        assertThat(statements(one.request)).singleElement().satisfies(predicate -> {
            assertThat(predicate.get("decision").asText()).isEqualTo("REJECTED");
            assertThat(predicate.get("reason").asText()).isEqualTo("CVE 1");
        });
    }

    @Test
    public void overridesAndUnknownInitiatorsAreLoud() throws Exception {
        Case one = new Case(policy("rules: []"), people);
        one.does(new Command.Override(command(), actor("root"), "outage 1"));
        assertThat(statements(one.request)).singleElement().satisfies(predicate -> {
            assertThat(predicate.get("override").asBoolean()).isTrue();
            assertThat(predicate.get("reason").asText()).isEqualTo("outage 1");
            assertThat(predicate.has("quorum")).isFalse();
            assertThat(predicate.at("/submittedBy/id").asText()).isEmpty();
            assertThat(predicate.at("/initiators/0/unknown").asText()).isEqualTo("started by a timer");
        });
    }
}
