package io.jenkins.plugins.modelgate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.Test;

/** What the controller lets a worker say. */
public class WorkerLogTest {
    private static final String PROGRESS =
            "{\"progress\": {\"files\": 1, \"filesTotal\": 2, \"bytes\": 3, \"bytesTotal\": 4}}\n";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    public void progressThenVerdict() throws Exception {
        WorkerLog log = heard(PROGRESS + PROGRESS + "{\"verdict\": \"INCOMPLETE\"}\n");
        assertThat(log.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(log.failure()).isNull();
        // Two within ten seconds are too many for a build log.
        assertThat(printed.size()).isZero();
    }

    @Test
    public void failureIsFitToBeShown() throws Exception {
        WorkerLog log = heard("{\"failure\": \"no such file: a\\u001b[31mb\\u202ec\"}\n");
        assertThat(log.failure()).isEqualTo("no such file: a\\u001b[31mb\\u202ec");
        assertThat(log.verdict()).isNull();
    }

    @Test
    public void halfALineIsNoAnswer() throws Exception {
        WorkerLog log = heard("{\"verdict\": \"PASSED\"}");
        assertThat(log.verdict()).isNull();
        assertThat(log.failure()).isNull();
    }

    @Test
    public void whatNobodyAskedIsRefused() {
        refused("good morning\n", "it said what is no JSON: \"good morning\"");
        refused("\n", "it said what nobody asked");
        refused("null\n", "it said what nobody asked");
        refused("{\"verdict\": \"PASSED\", \"verdict\": \"FAILED\"}\n", "it said what is no JSON");
        refused("{\"verdict\": \"PASSED\"} {}\n", "it said what is no JSON");
        refused("{\"verdict\": \"SPLENDID\"}\n", "its verdict is none: \"SPLENDID\"");
        refused("{\"verdict\": \"PASSED\"}\n{\"verdict\": \"PASSED\"}\n", "it went on after its answer");
        refused("{\"failure\": \"x\"}\n{\"verdict\": \"PASSED\"}\n", "it went on after its answer");
        refused("{\"verdict\": \"PASSED\", \"more\": 1}\n", "it said what nobody asked");
        refused("{\"verdict\": {\"verdict\": 1}}\n", "it said what nobody asked");
        refused("{\"progress\": {}}\n", "its progress lacks files");
        refused(PROGRESS.replace(": 3", ": -3"), "its progress lacks bytes");
        refused(PROGRESS.replace(": 4", ": 4.5"), "its progress lacks bytesTotal");
        refused("[".repeat(10_000) + "\n", "it said what is no JSON");
        refused("x".repeat(70_000), "it said a line of more than 65536 bytes");
        refused(PROGRESS.repeat((64 << 20) / PROGRESS.length() + 1), "it said more than 67108864 bytes");
    }

    @Test
    public void nothingIsHeardAfterAFault() {
        WorkerLog log = new WorkerLog(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThatThrownBy(() -> log.write("no\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> log.write("{\"verdict\": \"PASSED\"}\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        assertThat(log.verdict()).isNull();
    }

    @Test
    public void noiseNeverBecomesAnAnswer() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] honest = (PROGRESS + "{\"verdict\": \"PASSED\"}\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = honest.clone();
            int at = random.nextInt(noise.length);
            noise[at] = (byte) random.nextInt(256);
            WorkerLog log = new WorkerLog(new PrintStream(printed, true, StandardCharsets.UTF_8));
            try {
                log.write(noise);
            } catch (IOException e) {
                assertThat(log.fault()).as("seed %s", seed).isNotNull();
            }
            boolean answered = log.verdict() != null;
            assertThat(answered && log.fault() != null && log.verdict() != Verdict.PASSED)
                    .as("seed %s", seed)
                    .isFalse();
        }
    }

    private WorkerLog heard(String text) throws IOException {
        WorkerLog log = new WorkerLog(new PrintStream(printed, true, StandardCharsets.UTF_8));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // In pieces, as they come over a network.
        for (int i = 0; i < bytes.length; i += 7) {
            log.write(bytes, i, Math.min(7, bytes.length - i));
        }
        return log;
    }

    private void refused(String text, String why) {
        assertThatThrownBy(() -> heard(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the worker's answer was refused: ")
                .hasMessageContaining(why);
    }
}
