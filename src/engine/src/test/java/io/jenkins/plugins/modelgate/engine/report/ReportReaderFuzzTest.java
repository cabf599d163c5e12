package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Whatever bytes come: a report that keeps its promises, or one kind of exception. */
public class ReportReaderFuzzTest {
    private static final int ROUNDS = 5_000;

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "-1",
            "1e400",
            "\\u0000",
            "\\ud800",
            "../",
            "/",
            "\"\"",
            "\"path\"",
            "\"findings\"",
            "\0",
            "\u202e",
            "9".repeat(30),
            "[".repeat(50),
            " ");

    /** Entry for Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Report report = ReportReader.read(new ByteArrayInputStream(input));
            for (Artifact artifact : report.artifacts()) {
                assertThat(SafePath.fault(artifact.path())).isEmpty();
                assertThat(artifact.bytes()).isNotNegative();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonReport.write(report, out);
            assertThat(ReportReader.read(new ByteArrayInputStream(out.toByteArray()))
                            .verdict())
                    .isEqualTo(report.verdict());
        } catch (ReportException e) {
            assertThat(e.getMessage()).startsWith("The report");
            assertThat(e.getMessage().chars().filter(Character::isISOControl)).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void mutatedReports() throws IOException {
        long seed = System.nanoTime();
        System.out.println("ReportReaderFuzzTest seed " + seed);
        Random random = new Random(seed);
        byte[] good = seed();
        for (int i = 0; i < ROUNDS; i++) {
            fuzzerTestOneInput(mutated(good, random));
        }
    }

    private static byte[] seed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(Reports.failed(), out);
        return out.toByteArray();
    }

    private static byte[] mutated(byte[] good, Random random) {
        StringBuilder text = new StringBuilder(new String(good, StandardCharsets.ISO_8859_1));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(40)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(300))));
            }
        }
        return text.toString().getBytes(random.nextInt(10) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
