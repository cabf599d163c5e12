package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.NoteSignature;
import io.jenkins.plugins.modelgate.engine.audit.witness.WitnessPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The format of C2SP tlog-policy: the example of its text, every rule, and who meets which quorum. */
public class WitnessPolicyTest {
    private final LogKey log = LogKey.generate("example.com/log");
    private final Map<String, LogKey> witnesses = Map.of(
            "X1", LogKey.generate("x1.example"),
            "X2", LogKey.generate("x2.example"),
            "X3", LogKey.generate("x3.example"),
            "Y1", LogKey.generate("y1.example"),
            "Y2", LogKey.generate("y2.example"));

    public WitnessPolicyTest() throws Exception {}

    @Test
    public void exampleOfTheSpecification() throws Exception {
        WitnessPolicy policy = policy(
                "# two organisations",
                "log " + log.verifier() + " https://log.example",
                "",
                xs(),
                ys(),
                "\tgroup X-and-Y  all X-witnesses Y-witnesses ",
                "quorum X-and-Y");
        assertThat(policy.logs()).containsExactly(log.verifier());
        assertThat(policy.objection(cosigned("X1", "X3", "Y2"))).isEmpty();
        assertThat(policy.objection(cosigned("X1", "X2", "X3", "Y1", "Y2"))).isEmpty();
        assertThat(policy.objection(cosigned("X1", "Y1", "Y2")))
                .get()
                .asString()
                .contains("x1.example", "y1.example");
        assertThat(policy.objection(cosigned("X1", "X2", "X3"))).isPresent();
        assertThat(policy.objection(cosigned())).get().asString().contains("no witness");
    }

    @Test
    public void oneWitnessTwiceCountsOnce() throws Exception {
        WitnessPolicy policy = policy(xs(), "quorum X-witnesses");
        assertThat(policy.objection(cosigned("X1", "X1"))).isPresent();
        assertThat(policy.objection(cosigned("X1", "X2"))).isEmpty();
    }

    @Test
    public void aCheckpointOfAnotherLogIsRefused() throws Exception {
        LogKey other = LogKey.generate("example.com/log");
        WitnessPolicy policy = policy("log " + other.verifier(), "quorum none");
        assertThat(policy.objection(cosigned("X1"))).get().asString().contains("no log of the witness policy");
        assertThat(policy("log " + other.verifier(), "log " + log.verifier(), "quorum none")
                        .objection(cosigned()))
                .isEmpty();
    }

    @Test
    public void aCosignatureOfAnotherCheckpointDoesNotCount() throws Exception {
        WitnessPolicy policy = policy(witness("X1"), "quorum X1");
        Checkpoint checkpoint = Checkpoint.sign("example.com/log", 7, MerkleHash.empty(), List.of(log));
        NoteSignature stolen = cosigned("X1").note().signatures().get(1);
        Checkpoint forged = new Checkpoint(
                checkpoint.origin(), 7, checkpoint.root(), checkpoint.note().with(List.of(stolen)));
        assertThat(policy.objection(forged)).isPresent();
    }

    @Test
    public void namesAreBytes() throws Exception {
        String kelvin = "witness \u212a " + key("X1");
        assertThat(policy(kelvin, "witness K " + key("X2"), "quorum \u212a").objection(cosigned("X1")))
                .isEmpty();
        assertThat(policy(kelvin, "witness K " + key("X2"), "quorum K").objection(cosigned("X1")))
                .isPresent();
    }

    @Test
    public void brokenOnesAreRefusedByLine() throws Exception {
        refused("quorum", witness("X1"));
        refused("second quorum", "quorum none", "quorum none");
        refused("earlier line", "quorum X1", witness("X1"));
        refused("earlier line", "group G any X1", "quorum G");
        refused("taken", witness("X1"), "witness X1 " + key("X2"), "quorum X1");
        refused("taken", "witness none " + key("X1"), "quorum none");
        refused("stands twice", witness("X1"), "witness Z " + key("X1"), "quorum none");
        refused("stands twice", "log " + log.verifier(), "log " + log.verifier(), "quorum none");
        refused("is a log's", "witness Z " + log.verifier(), "quorum none");
        refused("is a witness's", "log " + key("X1"), "quorum none");
        refused("cannot be required", witness("X1"), "group G 2 X1", "quorum G");
        refused("cannot be required", witness("X1"), "group G 0 X1", "quorum G");
        refused("decimal", witness("X1"), "group G -1 X1", "quorum G");
        refused("decimal", witness("X1"), "group G 01 X1", "quorum G");
        refused("member of a group already", witness("X1"), "group G any X1 X1", "quorum G");
        refused("member of a group already", witness("X1"), "group G any X1", "group H any X1", "quorum G");
        refused("earlier line", "group G any none", "quorum G");
        refused("the form is", "group G any", "quorum none");
        refused("the form is", "quorum none and more");
        refused("instead of", "Quorum none");
        refused("control character", "quorum\r none");
        assertThatThrownBy(() -> WitnessPolicy.parse("quorum none".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(MalformedException.class);
    }

    private static void refused(String message, String... lines) {
        assertThatThrownBy(() -> policy(lines))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message);
    }

    private String xs() throws Exception {
        return String.join("\n", witness("X1"), witness("X2"), witness("X3"), "group X-witnesses 2 X1 X2 X3");
    }

    private String ys() throws Exception {
        return String.join("\n", witness("Y1"), witness("Y2"), "group Y-witnesses any Y1 Y2");
    }

    private String witness(String name) throws Exception {
        return "witness " + name + " " + key(name);
    }

    private String key(String name) throws Exception {
        return witnesses.get(name).verifier().asCosigner().toString();
    }

    private Checkpoint cosigned(String... names) throws Exception {
        Checkpoint checkpoint = Checkpoint.sign("example.com/log", 6, MerkleHash.empty(), List.of(log));
        List<NoteSignature> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(witnesses.get(name).cosign(checkpoint.note().text(), 1_760_000_000L + lines.size()));
        }
        return new Checkpoint(
                checkpoint.origin(),
                checkpoint.size(),
                checkpoint.root(),
                checkpoint.note().with(lines));
    }

    private static WitnessPolicy policy(String... lines) throws MalformedException {
        return WitnessPolicy.parse((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
