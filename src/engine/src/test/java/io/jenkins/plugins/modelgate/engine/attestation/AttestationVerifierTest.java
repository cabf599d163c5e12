package io.jenkins.plugins.modelgate.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Only what a trusted key has signed, unaltered and on a day on which it counts, is believed. */
public class AttestationVerifierTest {
    private static final AttestationKey KEY = AttestationKey.generate();
    private static final AttestationKey OTHER = AttestationKey.generate();
    private static final Statement STATEMENT = Attested.verification(Attested.subjects(Attested.SHA), "GATE_PASSED");

    private static AttestationVerifier trusting(TrustEntry... entries) throws SignatureException {
        return new AttestationVerifier(List.of(entries), Attested.NOW);
    }

    private static SignatureException refusal(AttestationVerifier verifier, byte[] envelope) {
        try {
            verifier.verify(envelope);
        } catch (SignatureException e) {
            return e;
        }
        throw new AssertionError("accepted");
    }

    @Test
    public void whatAKeySignedItVerifies() throws Exception {
        AttestationVerifier.Verified verified =
                trusting(Attested.key(KEY.publicKey())).verify(KEY.sign(STATEMENT));
        assertThat(verified.statement()).isEqualTo(STATEMENT);
        assertThat(verified.signer().name()).isEqualTo("controller");
        assertThat(verified.signer().fingerprint()).isEqualTo(KEY.publicKey().fingerprint());
    }

    /** No byte can be changed so that something else is believed; where the envelope still holds, it says the very same. */
    @Test
    public void everyFlippedByteOfTheEnvelopeIsFound() throws Exception {
        AttestationVerifier verifier = trusting(Attested.key(KEY.publicKey()));
        byte[] good = KEY.sign(STATEMENT);
        String text = new String(good, StandardCharsets.UTF_8);
        int keyId = text.indexOf(KEY.publicKey().fingerprint());
        int refused = 0;
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << i % 8);
            try {
                assertThat(verifier.verify(bad).statement()).isEqualTo(STATEMENT);
                boolean hint = i >= keyId && i < keyId + 64;
                boolean blank = i == good.length - 1;
                assertThat(hint || blank).as("byte " + i).isTrue();
            } catch (SignatureException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(good.length - 64 - 1);
    }

    @Test
    public void aStrangersKeyAndAnAlteredStatementAreToldApart() throws Exception {
        SignatureException stranger = refusal(trusting(Attested.key(KEY.publicKey())), OTHER.sign(STATEMENT));
        assertThat(stranger.kind()).isEqualTo(Kind.STRANGER);
        assertThat(stranger.getMessage()).contains(OTHER.publicKey().fingerprint());

        ObjectNode altered = (ObjectNode) new ObjectMapper().readTree(KEY.sign(STATEMENT));
        altered.put(
                "payload",
                new ObjectMapper()
                        .readTree(KEY.sign(Attested.provenance()))
                        .path("payload")
                        .asText());
        SignatureException invalid = refusal(
                trusting(Attested.key(KEY.publicKey())), altered.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(invalid.kind()).isEqualTo(Kind.INVALID);
        assertThat(invalid.getMessage()).contains("controller", "altered");
    }

    @Test
    public void oldAndNewKeyCountWhileOneReplacesTheOther() throws Exception {
        AttestationVerifier both = trusting(
                Attested.key(KEY.publicKey(), "notAfter", "2026-11-26"),
                Attested.key(OTHER.publicKey(), "notBefore", "2026-11-26"));
        assertThat(both.verify(KEY.sign(STATEMENT)).statement()).isEqualTo(STATEMENT);
        assertThat(both.verify(OTHER.sign(STATEMENT)).statement()).isEqualTo(STATEMENT);
    }

    @Test
    public void aKeyThatDoesNotCountTodayIsNamedWithItsDays() throws Exception {
        SignatureException old = refusal(
                trusting(Attested.key(KEY.publicKey(), "notAfter", "2026-11-25"), Attested.key(OTHER.publicKey())),
                KEY.sign(STATEMENT));
        assertThat(old.kind()).isEqualTo(Kind.EXPIRED);
        assertThat(old.getMessage()).contains("controller").contains("not after 2026-11-25");
        SignatureException early =
                refusal(trusting(Attested.key(KEY.publicKey(), "notBefore", "2026-11-27")), KEY.sign(STATEMENT));
        assertThat(early.kind()).isEqualTo(Kind.EXPIRED);
    }

    @Test
    public void trustThatCannotBeUsedIsTold() {
        assertThatThrownBy(() -> trusting()).hasMessageContaining("nobody is trusted");
        assertThatThrownBy(() -> trusting(
                        new TrustEntry("trust[0]", TrustEntry.Type.CERTIFICATE, Map.of("roots", "x", "subject", "y"))))
                .hasMessageContaining("trust[0] is no key");
        assertThatThrownBy(() -> trusting(new TrustEntry("trust[0]", TrustEntry.Type.KEY, Map.of("publicKey", "x"))))
                .hasMessageContaining("BEGIN PUBLIC KEY");
    }

    @Test
    public void envelopesWithAnythingElseAreRefused() throws Exception {
        AttestationVerifier verifier = trusting(Attested.key(KEY.publicKey()));
        String good = new String(KEY.sign(STATEMENT), StandardCharsets.UTF_8);
        for (String bad : List.of(
                good.replace("application/vnd.in-toto+json", "application/json"),
                good.replaceFirst("\"signatures\":\\[(.*)\\]", "\"signatures\":[$1,$1]"),
                good.replaceFirst("\"signatures\":\\[(.*)\\]", "\"signatures\":[]"),
                good.replaceFirst("\\{", "{\"more\":1,"),
                good.replaceFirst("\\{", "{\"payload\":\"\","),
                good.replace("\"sig\":\"", "\"sig\":\" "),
                "null",
                "")) {
            assertThat(refusal(verifier, bad.getBytes(StandardCharsets.UTF_8)).kind())
                    .as(bad)
                    .isIn(Kind.MALFORMED, Kind.UNSUPPORTED);
        }
    }

    @Test
    public void keysAreKeptAsTextAndNoHalfIsSwapped() throws Exception {
        AttestationKey again = AttestationKey.parse(KEY.encoded());
        assertThat(again.publicKey().pem()).isEqualTo(KEY.publicKey().pem());
        assertThat(trusting(Attested.key(KEY.publicKey()))
                        .verify(again.sign(STATEMENT))
                        .statement())
                .isEqualTo(STATEMENT);
        assertThat(KEY.toString()).doesNotContain(KEY.encoded().split(" ")[0]);
        String mixed = KEY.encoded().split(" ")[0] + " " + OTHER.encoded().split(" ")[1];
        for (String bad : List.of(
                mixed, "", "x", KEY.encoded().substring(2), KEY.encoded().split(" ")[0])) {
            assertThatThrownBy(() -> AttestationKey.parse(bad))
                    .isInstanceOf(SignatureException.class)
                    .hasMessageContaining("damaged");
        }
    }
}
