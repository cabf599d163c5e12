package io.jenkins.plugins.modelgate.engine.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A writing process is killed at random points: every window that it was told is kept is there. */
public class HistoryKillTest {
    private static final int MODELS = 3;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    /** Writes until it is killed, and tells each window once it is kept. */
    public static final class Writer {
        public static void main(String[] arguments) throws Exception {
            MonitoringHistory history = MonitoringHistory.open(Path.of(arguments[0]), Clock.systemUTC());
            PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
            for (int i = 0; ; i++) {
                String model = Histories.digest(i % MODELS);
                Origin origin = Histories.ORIGIN;
                long lines = history.summary(origin.series(model))
                        .map(Summary::lines)
                        .orElse(0L);
                history.append(Histories.window(model, (int) lines), origin, false);
                out.println(i % MODELS + " " + (lines + 1));
            }
        }
    }

    @Test
    public void noAcknowledgedWindowIsLost() throws Exception {
        int rounds = Boolean.getBoolean("modelgate.full") ? 300 : 4;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path root = folder.getRoot().toPath().resolve("history");
        Map<Integer, Long> acknowledged = new HashMap<>();
        int torn = 0;
        for (int round = 0; round < rounds; round++) {
            kill(root, random, acknowledged);
            MonitoringHistory history = MonitoringHistory.open(root, Clock.systemUTC());
            torn += history.notes().size();
            assertThat(history.damaged()).as("seed %d", seed).isEmpty();
            for (Map.Entry<Integer, Long> each : acknowledged.entrySet()) {
                Place place = Place.of(Histories.ORIGIN.series(Histories.digest(each.getKey())));
                long lines = history.summary(place).orElseThrow().lines();
                assertThat(lines).as("seed %d", seed).isBetween(each.getValue(), each.getValue() + 1);
                assertThat(history.windows(place, 100_000)).hasSize((int) lines);
            }
        }
        assertThat(acknowledged).hasSize(MODELS);
        System.out.println(
                "killed " + rounds + " times, " + torn + " lines were torn; every acknowledged window is there");
    }

    private void kill(Path root, Random random, Map<Integer, Long> acknowledged) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        Writer.class.getName(),
                        root.toString())
                .redirectError(folder.newFile())
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = "";
            for (int left = 20 + random.nextInt(60); left > 0 && (line = lines.readLine()) != null; left--) {
                acknowledge(line, acknowledged);
            }
            assertThat(line).as("the process ended by itself").isNotNull();
            process.toHandle().destroyForcibly();
            while ((line = lines.readLine()) != null) {
                acknowledge(line, acknowledged);
            }
        }
        process.waitFor();
    }

    private static void acknowledge(String line, Map<Integer, Long> acknowledged) {
        if (line.matches("[0-9] [0-9]+")) {
            String[] parts = line.split(" ");
            acknowledged.merge(Integer.valueOf(parts[0]), Long.valueOf(parts[1]), Math::max);
        }
    }
}
