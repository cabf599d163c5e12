package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.part.ProfilePart;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/** A log of answers as a service writes it, made row by row: three features, a calibrated score, and what turned out to be true. */
final class ProductionLog {
    static final String HEADER = "id,at,age,income,region,pred,score,truth,ms,who";

    /** One row before it is written. */
    static final class Row {
        String id;
        double at;
        double age;
        double income;
        String region;
        String prediction;
        double score;
        String truth;
        double latency;
        String client;

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s,%s,%.2f,%.1f,%s,%s,%.5f,%s,%.1f,%s",
                    id,
                    Instant.ofEpochMilli((long) (at * 1000)),
                    age,
                    income,
                    region,
                    prediction,
                    score,
                    truth,
                    latency,
                    client);
        }
    }

    private final List<String> lines = new ArrayList<>(List.of(HEADER));
    private final Random random;
    private long number;

    ProductionLog(long seed) {
        this.random = new Random(seed);
    }

    /** Rows evenly spread from a moment on; {@code change} may spoil each before it is written. */
    ProductionLog add(int rows, Instant from, double hours, Consumer<Row> change) {
        for (int i = 0; i < rows; i++) {
            Row row = new Row();
            row.id = "r" + number++;
            row.at = from.getEpochSecond() + (i + random.nextDouble()) * hours * 3600 / rows;
            row.age = 40 + 12 * random.nextGaussian();
            row.income = Math.exp(10 + 0.5 * random.nextGaussian());
            row.region = List.of("north", "south", "east", "west").get(random.nextInt(4));
            row.score = 1 / (1 + Math.exp(-(row.age - 40) / 5));
            row.prediction = row.score >= 0.5 ? "1" : "0";
            row.truth = random.nextDouble() < row.score ? "1" : "0";
            row.latency = 20 * Math.exp(0.3 * random.nextGaussian());
            row.client = "c" + random.nextInt(40);
            change.accept(row);
            lines.add(row.toString());
        }
        return this;
    }

    Path write(Path file) throws IOException {
        Files.write(file, lines);
        return file;
    }

    /** The profile of such a log. */
    static Path baseline(Path directory, Path log) throws IOException, InterruptedException {
        return baseline(directory, log, "truth");
    }

    static Path baseline(Path directory, Path log, String label) throws IOException, InterruptedException {
        Path report = directory.resolve("baseline");
        Files.createDirectories(report);
        new ValidateDataset(Clock.systemUTC(), List.of(new ProfilePart()))
                .run(
                        ValidateDatasetRequest.of(
                                        List.of(log.toString()),
                                        directory,
                                        DatasetOptions.none().withLabel(label),
                                        Policy.defaults())
                                .withReport(report),
                        Progress.SILENT);
        return report.resolve("profile.json");
    }
}
