package io.jenkins.plugins.modelgate.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Who may say whom a policy trusts. */
public class TrustTest {
    private static final Map<String, Object> ANN = Map.of("type", "key", "publicKey", "-----BEGIN PUBLIC KEY-----a");
    private static final Map<String, Object> BOB = Map.of("type", "key", "publicKey", "-----BEGIN PUBLIC KEY-----b");

    @Test
    public void namingSomebodyIsStricterWhereSignaturesAreNotLookedAt() throws Exception {
        Policy open = Policy.defaults();
        Policy signed = open.tightenedBy(layer("REQUIRED", ANN));
        assertThat(signed.entries("modelArtifact.trust")).hasSize(1);
        signed.requireNoLooserThan(open);
        assertThatThrownBy(() -> open.requireNoLooserThan(signed)).hasMessageContaining("would loosen");
    }

    @Test
    public void nobodyAddsToAList() throws Exception {
        Policy ann = Policy.of(layer("OPTIONAL", ANN));
        loosens(ann, layer("OPTIONAL", ANN, BOB));
        loosens(ann, layer("OPTIONAL", BOB));
        loosens(ann, layer("OPTIONAL"));
        Policy both = Policy.of(layer("REQUIRED", ANN, BOB));
        assertThat(both.tightenedBy(layer("REQUIRED", BOB)).entries("modelArtifact.trust"))
                .hasSize(1);
    }

    @Test
    public void nobodyOpensAGateThatTrustsNobody() throws Exception {
        Policy closed = Policy.of(layer("REQUIRED"));
        loosens(closed, layer("REQUIRED", ANN));
        loosens(closed, PolicyLayer.of("modelArtifact.trust", List.of(ANN)));
        assertThat(closed.tightenedBy(PolicyLayer.of("failOn", "LOW")).text("failOn"))
                .isEqualTo("LOW");
    }

    private static void loosens(Policy policy, PolicyLayer layer) {
        assertThatThrownBy(() -> policy.tightenedBy(layer))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("modelArtifact.trust")
                .hasMessageContaining("would loosen");
    }

    @Test
    public void entriesSayWhomTheyMean() {
        wrong(Map.of("type", "key"), "publicKey is missing");
        wrong(Map.of("type", "certificate", "roots", "r"), "name the signer by subject, san, fingerprint or spki");
        wrong(Map.of("type", "sigstore", "identity", "a", "issuer", "b"), "trustedRoot is missing");
        wrong(Map.of("type", "badge"), "badge is not one of certificate, key, openpgp, sigstore");
        wrong(Map.of("type", "key", "publicKey", "k", "subject", "s"), "subject has no meaning for type key");
        wrong(Map.of("type", "certificate", "roots", "r", "subject", "s", "validity", "EVER"), "validity: EVER");
        wrong(Map.of("type", "key", "publicKey", 7L), "publicKey: 7 is not a text");
        wrong(Map.of("type", "key", "publicKey", "k", "until", "x"), "until is not known here");
    }

    private static void wrong(Map<String, Object> entry, String why) {
        assertThatThrownBy(() -> PolicyLayer.of("modelArtifact.trust", List.of(entry)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("modelArtifact.trust[0]")
                .hasMessageContaining(why);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static PolicyLayer layer(String signature, Map<String, Object>... trust) throws PolicyException {
        return PolicyLayer.of(Map.of("modelArtifact", Map.of("signature", signature, "trust", List.of(trust))));
    }
}
