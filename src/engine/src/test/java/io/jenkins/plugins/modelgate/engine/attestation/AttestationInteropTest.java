package io.jenkins.plugins.modelgate.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Envelopes and statements in the hands of other implementations. Runs where Python has in-toto-attestation and
 * securesystemslib[crypto] (seen with 0.9.3 and 1.6.0); MODEL_GATE_PYTHON names another interpreter than python3.
 */
public class AttestationInteropTest {
    private static final Path SCRIPT = Path.of("src/test/resources/intoto/verify.py");
    private static final String PYTHON =
            System.getenv("MODEL_GATE_PYTHON") == null ? "python3" : System.getenv("MODEL_GATE_PYTHON");
    private static final AttestationKey KEY = AttestationKey.generate();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void libraries() throws Exception {
        boolean there;
        try {
            there = run("-c", "import in_toto_attestation, securesystemslib, cryptography")
                            .code()
                    == 0;
        } catch (java.io.IOException e) {
            there = false;
        }
        assumeTrue("Python has in-toto-attestation and securesystemslib", there);
    }

    private record Outcome(int code, String said) {}

    private static Outcome run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), said);
    }

    private Outcome verify(byte[] envelope, AttestationKey trusted, String... message) throws Exception {
        Path file = Files.write(folder.newFile().toPath(), envelope);
        Path key =
                Files.writeString(folder.newFile().toPath(), trusted.publicKey().pem());
        List<String> arguments = new ArrayList<>(List.of(SCRIPT.toString(), file.toString(), key.toString()));
        arguments.addAll(List.of(message));
        return run(arguments.toArray(new String[0]));
    }

    @Test
    public void othersVerifyAndReadWhatIsSignedHere() throws Exception {
        Outcome svr = verify(KEY.sign(Attested.verification(Attested.subjects(Attested.SHA), "GATE_PASSED")), KEY);
        assertThat(svr.said().strip()).isEqualTo(Attested.SHA + " https://in-toto.io/attestation/svr/v0.2");
        Outcome test = verify(
                KEY.sign(Attested.testResult(TestResult.Result.WARNED, List.of())),
                KEY,
                "in_toto_attestation.predicates.test_result.v0.test_result_pb2",
                "TestResult");
        assertThat(test.said().strip()).isEqualTo(Attested.SHA + " https://in-toto.io/attestation/test-result/v0.1");
        Outcome provenance = verify(
                KEY.sign(Attested.provenance()),
                KEY,
                "in_toto_attestation.predicates.provenance.v1.provenance_pb2",
                "Provenance");
        assertThat(provenance.said().strip()).isEqualTo(Attested.SHA + " https://slsa.dev/provenance/v1");
    }

    @Test
    public void othersRefuseWhatIsRefusedHere() throws Exception {
        byte[] envelope = KEY.sign(Attested.provenance());
        assertThat(verify(envelope, AttestationKey.generate()).code()).isNotZero();
        String text = new String(envelope, StandardCharsets.UTF_8);
        String altered = text.replace("\"payload\":\"eyJ", "\"payload\":\"eyI");
        assertThat(altered).isNotEqualTo(text);
        assertThat(verify(altered.getBytes(StandardCharsets.UTF_8), KEY).code()).isNotZero();
    }
}
