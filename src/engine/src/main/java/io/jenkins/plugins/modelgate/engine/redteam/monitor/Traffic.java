package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What honest people ask a model that grants credit, and what it answers: two features that are spread unevenly, one of four regions or a
 * village that hardly anybody comes from, a score that is the true probability. The same on every machine but for the time.
 */
final class Traffic {
    private static final String[] REGIONS = {"north", "south", "east", "west"};
    private static final String[] THINGS = {"bicycle", "kitchen", "roof", "journey", "garden", "piano", "boat", "course"
    };
    private static final int CLIENTS = 40;
    private static final double MIDDLE = 40;

    private final SplittableRandom random;
    private final double milliseconds;
    private final double villages;

    /**
     * A source of queries.
     *
     * @param milliseconds that the model usually takes
     * @param villages share of the queries that come from a village, nearly each from another one
     */
    Traffic(long seed, double milliseconds, double villages) {
        this.random = new SplittableRandom(seed);
        this.milliseconds = milliseconds;
        this.villages = villages;
    }

    /** Queries in the order of time, evenly spread over {@code length} up to {@code end}. */
    List<Query> queries(int number, Instant end, Duration length) {
        List<Query> queries = new ArrayList<>();
        Instant begin = end.minus(length);
        for (int i = 0; i < number; i++) {
            Query query = new Query();
            query.at = begin.plusMillis((long) ((i + random.nextDouble()) * length.toMillis() / number));
            query.client = "client-" + random.nextInt(CLIENTS);
            query.question = "how much for a " + THINGS[random.nextInt(THINGS.length)] + ", paid back in "
                    + (6 + random.nextInt(60)) + " months";
            double age = MIDDLE + 12 * random.nextGaussian();
            query.age = String.format(Locale.ROOT, "%.2f", age);
            query.income = Math.exp(10 + 0.5 * random.nextGaussian());
            query.region = random.nextDouble() < villages
                    ? "village " + random.nextInt(1_000_000)
                    : REGIONS[random.nextInt(REGIONS.length)];
            query.score = score(age);
            query.answer = query.score >= 0.5 ? "1" : "0";
            query.truth = random.nextDouble() < query.score ? "1" : "0";
            query.milliseconds = milliseconds * Math.exp(0.3 * random.nextGaussian());
            queries.add(query);
        }
        return queries;
    }

    /** What the model says to an age: the probability of 1. */
    static double score(double age) {
        return 1 / (1 + Math.exp(-(age - MIDDLE) / 5));
    }

    /** How often the model is right, 0 to 1. */
    static double accuracy(List<Query> queries) {
        return queries.stream()
                        .filter(query -> query.answer.equals(query.truth))
                        .count()
                / (double) queries.size();
    }

    /** Writes CSV. */
    static void write(List<Query> queries, Path file) throws IOException {
        Files.writeString(
                file,
                Query.HEADER + "\n"
                        + queries.stream().map(query -> query.line() + "\n").collect(Collectors.joining()),
                StandardCharsets.UTF_8);
    }

    /** Writes what the data of the approved model have: features and answers alone. */
    static void writeApproved(List<Query> queries, Path file) throws IOException {
        StringBuilder csv = new StringBuilder("age,income,region,answer\n");
        for (Query query : queries) {
            csv.append(query.age)
                    .append(',')
                    .append(Math.round(query.income))
                    .append(',')
                    .append(query.region)
                    .append(',')
                    .append(query.answer)
                    .append('\n');
        }
        Files.writeString(file, csv, StandardCharsets.UTF_8);
    }
}
