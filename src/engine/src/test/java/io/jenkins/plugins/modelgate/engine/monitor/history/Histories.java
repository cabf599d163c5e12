package io.jenkins.plugins.modelgate.engine.monitor.history;

import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Windows and origins for tests: an hour each, from the beginning of 2026. */
final class Histories {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final Origin ORIGIN = new Origin("team/watch", "", "7", "r-1", 48);

    private Histories() {}

    static String digest(long number) {
        return String.format("%064x", number);
    }

    static Window window(String model, int hour) {
        return window(model, hour, Verdict.PASSED, 0.1);
    }

    static Window window(String model, int hour, Verdict verdict, double psi) {
        Map<String, Double> measures = new TreeMap<>();
        measures.put("volume.rows", 1000.0);
        measures.put("drift.psi.age", psi);
        Instant from = BEGIN.plus(Duration.ofHours(hour));
        return new Window(model, digest(1), digest(2), from, from.plus(Duration.ofHours(1)), 1000, measures, verdict);
    }

    static Path file(Path root, Series series) {
        return Place.of(series).below(root);
    }

    static byte[] bytes(Path file) throws Exception {
        return Files.readAllBytes(file);
    }
}
