package io.jenkins.plugins.modelgate.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Statements are what the specifications say, field by field, and are read back as they were written. */
public class StatementTest {
    private static final List<Statement> ALL = List.of(
            Attested.verification(Attested.subjects(Attested.SHA), "MODELGATE_VERIFY_MODEL_ARTIFACT_PASSED"),
            Attested.testResult(TestResult.Result.WARNED, List.of()),
            Attested.provenance());

    @Test
    public void everyStatementFollowsItsSpecification() throws Exception {
        for (Statement statement : ALL) {
            assertThat(Schemas.statement(statement.bytes()))
                    .as(statement.predicateType())
                    .isEmpty();
        }
    }

    @Test
    public void withoutARequiredFieldTheSchemasRefuse() throws Exception {
        Map<String, List<String>> required = Map.of(
                PredicateType.VERIFICATION.uri(),
                List.of("/verifier/id", "/verifier/policies", "/timeCreated", "/properties"),
                PredicateType.TEST_RESULT.uri(),
                List.of("/result", "/configuration"),
                PredicateType.PROVENANCE.uri(),
                List.of("/buildDefinition/buildType", "/buildDefinition/externalParameters", "/runDetails/builder/id"));
        for (Statement statement : ALL) {
            for (String pointer : required.get(statement.predicateType())) {
                ObjectNode json = (ObjectNode) new ObjectMapper().readTree(statement.bytes());
                int slash = pointer.lastIndexOf('/');
                ((ObjectNode) json.path("predicate").at(pointer.substring(0, slash)))
                        .remove(pointer.substring(slash + 1));
                assertThat(Schemas.statement(json.toString().getBytes(StandardCharsets.UTF_8)))
                        .as(pointer)
                        .isNotEmpty();
            }
        }
    }

    @Test
    public void whatWasWrittenIsRead() throws Exception {
        for (Statement statement : ALL) {
            assertThat(Statement.read(statement.bytes(), 1 << 20)).isEqualTo(statement);
        }
    }

    @Test
    public void fieldsOfLaterVersionsArePassedOver() throws Exception {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(ALL.get(0).bytes());
        json.put("new", 1);
        ((ObjectNode) json.at("/subject/0")).put("mediaType", "application/x").put("more", true);
        assertThat(Statement.read(json.toString().getBytes(StandardCharsets.UTF_8), 1 << 20))
                .isEqualTo(ALL.get(0));
    }

    @Test
    public void hostileStatementsAreRefusedWithASentence() {
        String good = new String(ALL.get(0).bytes(), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> wrong : Map.of(
                        good.replace("Statement/v1", "Statement/v0.1"),
                        "is of type",
                        good.replaceFirst("\"sha256\":\"[0-9a-f]{64}\"", ""),
                        "no digest",
                        good.replaceFirst(
                                "\"subject\":\\[.*?\\],\"predicateType\"", "\"subject\":[],\"predicateType\""),
                        "no list of subjects",
                        good.replaceFirst("\\{", "{\"_type\":\"x\","),
                        "no strict JSON",
                        good.replace("\"predicateType\"", "\"type\""),
                        "no text predicateType",
                        "[]",
                        "is no object",
                        "",
                        "is empty",
                        good + "{}",
                        "no strict JSON")
                .entrySet()) {
            assertThatThrownBy(() -> Statement.read(wrong.getKey().getBytes(StandardCharsets.UTF_8), 1 << 20))
                    .as(wrong.getKey())
                    .isInstanceOf(SignatureException.class)
                    .hasMessageContaining(wrong.getValue());
        }
    }

    @Test
    public void subjectsAreOfOneKindEach() {
        Subject directory = new Subject("model", Attested.SHA, Attested.ROOT, 2, 10);
        List<ResourceDescriptor> subjects = Subjects.of(directory, false);
        assertThat(Subjects.match(subjects, Attested.SHA, Subjects.LISTING)).isTrue();
        assertThat(Subjects.match(subjects, Attested.ROOT, Subjects.OMS_ROOT)).isTrue();
        assertThat(Subjects.match(subjects, Attested.SHA, null)).isTrue();
        // A file whose bytes are the listing, or the digests one after the other, is not the directory.
        assertThat(Subjects.match(subjects, Attested.SHA, Subjects.FILE)).isFalse();
        assertThat(Subjects.match(subjects, Attested.ROOT, Subjects.FILE)).isFalse();
        assertThat(Subjects.match(subjects, "0".repeat(64), null)).isFalse();
        assertThatThrownBy(() -> Subjects.of(new Subject("model", null, null, 1, 1), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
