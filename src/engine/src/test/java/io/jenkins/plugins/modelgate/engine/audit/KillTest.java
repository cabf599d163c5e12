package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem;
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A writing process is killed at random points: what it was told is there is there. 1,000 times in the long form. */
public class KillTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void noAcknowledgedEntryIsLost() throws Exception {
        int rounds = Boolean.getBoolean("modelgate.full") ? 1000 : 25;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path log = folder.getRoot().toPath().resolve("log");
        Path mark = folder.getRoot().toPath().resolve("mark");
        LogKey key = TestLog.key();
        Map<Long, String> acknowledged = new HashMap<>();
        int killedWriting = 0;
        for (int round = 0; round < rounds; round++) {
            int before = acknowledged.size();
            writeAndKill(log, mark, key, random, acknowledged);
            killedWriting += acknowledged.size() > before ? 1 : 0;
            String context = "seed " + seed + ", round " + round;
            if (!java.nio.file.Files.exists(log.resolve("checkpoint"))) {
                continue;
            }
            // As the killed process left it: at most an unfinished batch or file, and tiles ahead of their checkpoint.
            for (Problem problem : new LogVerifier(log, key.verifier(), null, 2, bytes -> {})
                    .run()
                    .problems()) {
                assertThat(problem.kind())
                        .as("%s: %s", context, problem)
                        .isIn(Problem.Kind.UNFINISHED_FILE, Problem.Kind.BEYOND_CHECKPOINT, Problem.Kind.JOURNAL);
                assertThat(problem.detail()).as(context).doesNotContain("does not");
            }
            if (round % 5 == 4 || round == rounds - 1) {
                everythingIsThere(log, mark, key, acknowledged, context);
            }
        }
        assertThat(killedWriting).isGreaterThan(rounds / 2);
        System.out.println("killed " + rounds + " times, " + killedWriting + " of them while writing; all "
                + acknowledged.size() + " acknowledged entries are there");
    }

    private static void everythingIsThere(
            Path directory, Path mark, LogKey key, Map<Long, String> acknowledged, String context) throws Exception {
        try (AuditLog log = AuditLog.open(directory, key, AuditOptions.withHighWaterMark(mark))) {
            assertThat(log.readOnly()).as(context).isEmpty();
            AuditReader reader = log.reader();
            for (Map.Entry<Long, String> each : acknowledged.entrySet()) {
                assertThat(each.getKey()).as(context).isLessThan(reader.size());
                assertThat(HexFormat.of().formatHex(MerkleHash.leaf(reader.unproven(each.getKey()))))
                        .as("%s, entry %d", context, each.getKey())
                        .isEqualTo(each.getValue());
            }
        }
        List<Problem> problems = new LogVerifier(directory, key.verifier(), null, 2, bytes -> {})
                .run()
                .problems();
        assertThat(problems).as(context).isEmpty();
    }

    private void writeAndKill(Path log, Path mark, LogKey key, Random random, Map<Long, String> acknowledged)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("surefire.test.class.path", ""),
                WritingProcess.class.getName(),
                log.toString(),
                mark.toString(),
                key.encoded());
        builder.redirectError(folder.newFile());
        Process process = builder.start();
        int wanted = random.nextInt(10) == 0 ? 0 : random.nextInt(300);
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            int seen = 0;
            String line = "";
            if (wanted == 0) {
                Thread.sleep(random.nextInt(900));
            }
            while (seen < wanted && (line = lines.readLine()) != null) {
                seen++;
                acknowledge(line, acknowledged);
            }
            assertThat(line).as("the process ended by itself").isNotNull();
            LockSupport.parkNanos(random.nextInt(8_000_000));
            // Of the handle: the process's own method would close the stream that is still to be read.
            process.toHandle().destroyForcibly();
            // What it could still tell before it died counts as well; the last line may be cut off.
            while ((line = lines.readLine()) != null) {
                if (line.matches("[0-9]+ [0-9a-f]{64}")) {
                    acknowledge(line, acknowledged);
                }
            }
        }
        process.waitFor();
    }

    private static void acknowledge(String line, Map<Long, String> acknowledged) {
        String[] parts = line.split(" ");
        String before = acknowledged.put(Long.valueOf(parts[0]), parts[1]);
        assertThat(before).as("entry %s was acknowledged twice", parts[0]).isNull();
    }
}
