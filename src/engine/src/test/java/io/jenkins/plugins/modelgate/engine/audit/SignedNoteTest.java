package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.Cosignature;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.SignedNote;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Published notes and keys: C2SP signed-note, golang/mod sumdb/note, transparency-dev/formats, FiloSottile/sunlight. */
public class SignedNoteTest {
    private static final String NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String NEUMANN_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String ENOCH_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String NEUMANN_LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String NOTE = TEXT + "\n" + NEUMANN_LINE + ENOCH_LINE;

    @Test
    public void exampleOfTheSpecification() throws Exception {
        String note = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ON"
                + "ncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
        VerifierKey key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        assertThat(parse(note).verify(List.of(key))).containsExactly(key);
    }

    @Test
    public void exampleOfGoSignsAndVerifiesByteForByte() throws Exception {
        LogKey key = LogKey.parse(NEUMANN_SECRET);
        assertThat(key.encoded()).isEqualTo(NEUMANN_SECRET);
        assertThat(key.verifier()).hasToString(NEUMANN);
        assertThat(key.toString()).doesNotContain(NEUMANN_SECRET.substring(30));
        assertThat(key.sign(TEXT).line() + "\n").isEqualTo(NEUMANN_LINE);
        SignedNote note = parse(NOTE);
        assertThat(note.verify(List.of(VerifierKey.parse(NEUMANN), VerifierKey.parse(ENOCH))))
                .hasSize(2);
        assertThat(note.bytes()).isEqualTo(NOTE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void checkpointOfTheChecksumDatabase() throws Exception {
        VerifierKey key = VerifierKey.parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
        Checkpoint checkpoint = Checkpoint.parse(bytes(
                "go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n— sum.golang.org Az3grsLX85Gz"
                        + "+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n"));
        assertThat(checkpoint.note().verify(List.of(key))).containsExactly(key);
        assertThat(checkpoint.size()).isEqualTo(6476701);
    }

    @Test
    public void keysThatAreNone() {
        for (String text : List.of(
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
                "two+parts",
                NEUMANN.replace("c74f20a3", "c74f20a4"),
                NEUMANN.replace("c74f20a3", "C74F20A3"),
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")) {
            assertThatThrownBy(() -> VerifierKey.parse(text)).as(text).isInstanceOf(MalformedException.class);
        }
        for (int i = 0; i < NEUMANN.length(); i++) {
            String shorter = NEUMANN.substring(0, i);
            String changed = shorter + (char) (NEUMANN.charAt(i) + 1) + NEUMANN.substring(i + 1);
            assertThatThrownBy(() -> VerifierKey.parse(shorter)).isInstanceOf(MalformedException.class);
            assertThatThrownBy(() -> VerifierKey.parse(changed)).isInstanceOf(MalformedException.class);
        }
        for (int i = 0; i < NEUMANN_SECRET.length(); i++) {
            String shorter = NEUMANN_SECRET.substring(0, i);
            String changed = shorter + (char) (NEUMANN_SECRET.charAt(i) + 1) + NEUMANN_SECRET.substring(i + 1);
            assertThatThrownBy(() -> LogKey.parse(shorter)).isInstanceOf(MalformedException.class);
            assertThatThrownBy(() -> LogKey.parse(changed)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    public void keysThatAreAccepted() throws Exception {
        assertThat(VerifierKey.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2")
                        .type())
                .isEqualTo(VerifierKey.COSIGNER);
        assertThat(VerifierKey.parse("TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6")
                        .type())
                .isEqualTo(VerifierKey.LOG);
    }

    @Test
    public void notesThatAreNone() {
        for (String note : List.of(
                "",
                TEXT,
                TEXT + "\n",
                NOTE.substring(0, NOTE.length() - 1),
                "\u0001" + NOTE,
                NOTE.replace("— EnochRoot ", "— Enoch Root "),
                NOTE.replace("— EnochRoot ", "- EnochRoot "),
                NOTE + "one more line\n",
                NOTE.replace("\n— Enoch", "\r\n— Enoch"),
                TEXT + "\n" + ENOCH_LINE.repeat(101))) {
            assertThatThrownBy(() -> parse(note)).as(note).isInstanceOf(MalformedException.class);
        }
        byte[] notUtf8 = bytes("x" + NOTE);
        notUtf8[0] = (byte) 0xFF;
        assertThatThrownBy(() -> SignedNote.parse(notUtf8)).isInstanceOf(MalformedException.class);
    }

    @Test
    public void aKnownSignatureMustHoldAnUnknownOneNeedNot() throws Exception {
        String broken = NOTE.replace("Neumann x08go/ZJ", "Neumann x08go/ABCDZJ");
        VerifierKey neumann = VerifierKey.parse(NEUMANN);
        VerifierKey enoch = VerifierKey.parse(ENOCH);
        assertThatThrownBy(() -> parse(broken).verify(List.of(neumann, enoch)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("PeterNeumann");
        assertThat(parse(broken).verify(List.of(enoch))).containsExactly(enoch);
        assertThatThrownBy(() -> parse(NOTE).verify(List.of())).hasMessageContaining("no signature by a known key");
        assertThatThrownBy(() -> parse(NOTE).verify(List.of(neumann, VerifierKey.parse(NEUMANN))))
                .hasMessageContaining("two keys");
        String enochOnly = TEXT + "\n" + ENOCH_LINE;
        assertThat(parse(enochOnly).verify(List.of(enoch, neumann, neumann))).containsExactly(enoch);
        // The same signature with its s enlarged, or cut off: the JDK throws for these.
        String shortened = TEXT + "\n— EnochRoot rwz+eBzmZa0=\n";
        assertThatThrownBy(() -> parse(shortened).verify(List.of(enoch))).isInstanceOf(MalformedException.class);
    }

    @Test
    public void checkpointsThatAreNone() throws Exception {
        LogKey key = LogKey.generate("example.com/log");
        String root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        for (String text : List.of(
                "example.com/log\n+5\n" + root + "\n",
                "example.com/log\n05\n" + root + "\n",
                "example.com/log\n٥\n" + root + "\n",
                "example.com/log\n9223372036854775808\n" + root + "\n",
                "example.com/log\n5\n47DEQpj8\n",
                "example.com/log\n5\n" + root.replace("FU=", "FV=") + "\n",
                "example.com/log\n5\n",
                "\n5\n" + root + "\n")) {
            SignedNote note = new SignedNote(text, List.of(key.sign(text)));
            assertThatThrownBy(() -> Checkpoint.parse(note.bytes())).as(text).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    public void cosignaturesOfSunlight() throws Exception {
        cosigned(
                "rome2026h1.example.org\n300\ngw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=\n\n— mirror.example.org P7FI7wAAAAB"
                        + "pVGeAjA1S4pJm6MbcXjX7UUImu4azZtrfcVW2uyr/LXIYlwEJzXC0N0EiZkbqfLdXt/4gVEEuGmxJjAfXKMCISpsJAg==\n",
                "mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O",
                1767139200);
        cosigned(
                "milan2026h1.example.org\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n\n— witness2.example.org LlW4lgAAA"
                        + "ABpVGeAN/uFWqfjdU94rrKxFycCggM0Sa1L5tOJCJdYBwJ41CQsgKWA6B0+vywok3cPI3JIzuPeR+VotuYe/eNy0+30Dw==\n",
                "witness2.example.org+2e55b896+BIZ7fpceQWd60IfqQeS9IAnmNOCZjMDne8lZuguz/bi9",
                1767139200);
    }

    @Test
    public void aTreeHeadSignatureOfAnotherTypeIsNoHindrance() throws Exception {
        String note =
                "rome2026h1.example.org\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n\n— rome2026h1.example.org kVB1J"
                        + "gAAAZtxtEwABAMARzBFAiEAi+mTa2xjL1IdWpH82OeciGsGvwRAP+f1WkfKaSZCfFECIHoNPZ/Q3y6UNzvKOO9cuLr6V16vPNfhwhle"
                        + "9f6r5H/Z\n— witness.example.org uKLPIAAAAABpVGeAhm2bOvKc3LaB9PFN1ruG19Y5yqslmcAAbhftnn1Zznmo0LXFZq4LGvqKq"
                        + "LX8jWlwLKasxEGTLIqAVusneCBmBw==\n";
        String key = "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN";
        cosigned(note, key, 1767139200);
        assertThat(parse(note).verify(List.of(VerifierKey.parse(key)))).hasSize(1);
        // The log's own key is of a type that this library does not check: it must not count as a signature.
        assertThat(Checkpoint.parse(bytes(note)).size()).isEqualTo(300);
        assertThatThrownBy(() -> parse(note)
                        .verify(List.of(
                                LogKey.generate("rome2026h1.example.org").verifier())))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    public void cosignatureOfTesserasTestKey() throws Exception {
        String text = "example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n";
        String line =
                "— Wit1 mz+y1QAAAABlU/EAYEDMPd8Ge7XzsHcNU+F3AzavfsuzhRT3gC4BORiySViMAWQq5znn5g+ruu+iDztzMS3EeF6xr4ug"
                        + "+O66ORoSAw==";
        LogKey key = LogKey.parse("PRIVATE+KEY+Wit1+55ee4561+AeadRiG7XM4XiieCHzD8lxysXMwcViy5nYsoXURWGrlE");
        assertThat(key.cosign(text, 1700000000).line()).isEqualTo(line);
        assertThat(key.verifier().asCosigner())
                .hasToString("Wit1+9b3fb2d5+BFhZSmQj9+SoL+p/nN0Hh76xXmF7QcHfytUrI1XfSClk");
        cosigned(text + "\n" + line + "\n", key.verifier().asCosigner().toString(), 1700000000);
        // The same key as a plain one has another id and opens nothing.
        assertThatThrownBy(() -> parse(text + "\n" + line + "\n").verify(List.of(key.verifier())))
                .isInstanceOf(MalformedException.class);
    }

    private static void cosigned(String note, String key, long seconds) throws Exception {
        List<Cosignature> found = Cosignature.of(parse(note), List.of(VerifierKey.parse(key)));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).time().getEpochSecond()).isEqualTo(seconds);
        String other = note.replace("300\n", "301\n").replace("\n15\n", "\n16\n");
        assertThat(Cosignature.of(parse(other), List.of(VerifierKey.parse(key))))
                .isEmpty();
    }

    private static SignedNote parse(String note) throws MalformedException {
        return SignedNote.parse(bytes(note));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
