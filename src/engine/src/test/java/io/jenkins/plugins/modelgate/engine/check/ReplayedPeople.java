package io.jenkins.plugins.modelgate.engine.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Real people with a classifier's answers, drawn into windows in which something is planted. Whoever draws with the same seed gets the
 * same windows; {@code replay.py} beside the data says where they come from and lets other tools see the same windows.
 */
final class ReplayedPeople {
    /** A Monday; every window is a day. */
    static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    static final String ANSWER = "prediction";
    static final String SCORE = "predicted_probability";
    static final String TRUTH = "employed";

    /** The windows of which the table is made. Parameters were chosen with other seeds. */
    static final long SEED = 20261126;

    static final int REPEATS = 10;
    static final int CHANGE = 10;
    static final int SEASONAL_CHANGE = 56;
    private static final int ROWS = 1000;
    private static final int REFERENCE = 10_000;

    private final String header;
    private final List<String> reference;
    private final List<String> pool;
    private final boolean[] young;
    private final int truth;
    private final long seed;

    ReplayedPeople(Path people, long seed) throws IOException {
        this.seed = seed;
        List<String> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(people)), StandardCharsets.UTF_8))) {
            header = in.readLine();
            in.lines().forEach(rows::add);
        }
        reference = rows.subList(0, REFERENCE);
        pool = rows.subList(REFERENCE, rows.size());
        List<String> names = Arrays.asList(header.split(","));
        truth = names.indexOf(TRUTH);
        int age = names.indexOf("AGEP");
        young = new boolean[pool.size()];
        for (int i = 0; i < young.length; i++) {
            young[i] = Integer.parseInt(pool.get(i).split(",")[age]) < 40;
        }
    }

    /** What was planted, how often, and in how many windows. */
    enum Planted {
        QUIET(70),
        SUDDEN(20),
        SMALL(40),
        GRADUAL(32),
        LABELS(20),
        SEASONAL(70);

        final int windows;

        Planted(int windows) {
            this.windows = windows;
        }

        String name(int repeat) {
            return name().toLowerCase(java.util.Locale.ROOT) + "-" + repeat;
        }

        /** Share of a window's people that are drawn with those below forty thinned out to a quarter. */
        double older(int window) {
            return switch (this) {
                case SUDDEN -> window < CHANGE ? 0 : 1;
                case SMALL -> window < CHANGE ? 0 : 0.3;
                case GRADUAL -> Math.max(0, Math.min(1, (window - CHANGE) / 20.0));
                // On Sundays other people come, which is no change; then they come every day.
                case SEASONAL -> window >= SEASONAL_CHANGE || window % 7 == 6 ? 0.6 : 0;
                default -> 0;
            };
        }
    }

    /** How often the classifier is right about the reference. */
    double accuracy() {
        int answer = Arrays.asList(header.split(",")).indexOf(ANSWER);
        return reference.stream()
                        .map(row -> row.split(","))
                        .filter(cells -> cells[answer].equals(cells[truth]))
                        .count()
                / (double) reference.size();
    }

    Path reference(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(reference);
        return Files.write(file, lines);
    }

    /** The first windows of a series, one file. */
    Path series(Planted planted, int repeat, int windows, Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("at," + header));
        Random random = new Random(seed * 31 + planted.name(repeat).hashCode());
        for (int w = 0; w < windows; w++) {
            Instant start = BEGIN.plus(Duration.ofDays(w));
            List<String> rows = window(planted.older(w), random);
            for (int i = 0; i < rows.size(); i++) {
                String row = rows.get(i);
                // Three in twenty turn out to be otherwise, whatever was answered.
                boolean turned = planted == Planted.LABELS && w >= CHANGE && random.nextInt(20) < 3;
                lines.add(start.plusMillis(86_400L * i) + "," + (turned ? turned(row) : row));
            }
        }
        return Files.write(file, lines);
    }

    private String turned(String row) {
        String[] cells = row.split(",", -1);
        cells[truth] = cells[truth].equals("1") ? "0" : "1";
        return String.join(",", cells);
    }

    /** Nobody comes twice in a window. */
    private List<String> window(double older, Random random) {
        int[] order = new int[pool.size()];
        Arrays.setAll(order, i -> i);
        int shifted = (int) Math.round(ROWS * older);
        List<String> rows = new ArrayList<>();
        for (int at = 0; rows.size() < ROWS; at++) {
            int other = at + random.nextInt(order.length - at);
            int drawn = order[other];
            order[other] = order[at];
            if (rows.size() >= shifted || !young[drawn] || random.nextInt(4) == 0) {
                rows.add(pool.get(drawn));
            }
        }
        return rows;
    }
}
