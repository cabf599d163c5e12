package io.jenkins.plugins.modelgate.engine.monitor.history;

import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** The process that {@link HistoryBenchmarkTest} measures: prints a name and a number a line. */
public final class HistoryBenchmark {
    private static final int APPENDS = 300;
    private static final int MEASURES = 12;
    private static final int PAGES = 20;

    private HistoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int models = Integer.parseInt(arguments[1]);
        int windows = Integer.parseInt(arguments[2]);
        List<byte[]> lines = new ArrayList<>();
        for (int hour = 0; hour < windows; hour++) {
            lines.add(HistoryLine.write(
                    new Recorded(hour + 1, 0, Histories.BEGIN, Histories.ORIGIN, window(Histories.digest(1), hour))));
        }
        for (int model = 0; model < models; model++) {
            write(root, Histories.digest(0x10000L + model * 7919L), lines);
        }
        print(
                "megabytes",
                models * (double) lines.stream().mapToInt(line -> line.length).sum() / 1e6);
        lines.clear();
        long start = System.nanoTime();
        MonitoringHistory history = MonitoringHistory.open(root, Clock.systemUTC());
        print("open", millis(start));
        if (history.all().size() != models) {
            throw new IllegalStateException(history.damaged().toString());
        }
        appends(history, models, windows);
        pages(history, models, windows);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        print("heap", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
    }

    /**
     * As many windows as wanted, written as the history writes them but without waiting for the disk each time: lines of one
     * model, with the digest of another and the checksum that belongs to it.
     */
    private static void write(Path root, String model, List<byte[]> lines) throws Exception {
        Path file = Histories.file(root, Histories.ORIGIN.series(model));
        Files.createDirectories(file.getParent());
        byte[] digest = model.getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (byte[] line : lines) {
                System.arraycopy(digest, 0, line, digestAt(line), digest.length);
                CRC32C crc = new CRC32C();
                crc.update(line, 9, line.length - 10);
                byte[] check = String.format("%08x", crc.getValue()).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(check, 0, line, 0, check.length);
                out.write(line);
            }
        }
    }

    private static int digestAt(byte[] line) {
        String model = "\"model\":\"";
        return new String(line, 0, Math.min(400, line.length), StandardCharsets.ISO_8859_1).indexOf(model)
                + model.length();
    }

    private static Window window(String model, int hour) {
        Map<String, Double> measures = new TreeMap<>();
        for (int i = 0; i < MEASURES; i++) {
            measures.put("drift.psi.feature_" + i, (hour * 31 + i * 17) % 997 / 1000.0);
        }
        Instant from = Histories.BEGIN.plus(Duration.ofMinutes(10L * hour));
        return new Window(
                model,
                Histories.digest(1),
                Histories.digest(2),
                from,
                from.plus(Duration.ofMinutes(10)),
                1000,
                measures,
                hour % 50 == 49 ? Verdict.FAILED : Verdict.PASSED);
    }

    private static void appends(MonitoringHistory history, int models, int windows) throws Exception {
        Random random = new Random(1);
        List<Summary> all = history.all();
        double[] took = new double[APPENDS];
        for (int i = 0; i < APPENDS; i++) {
            Summary summary =
                    history.summary(all.get(random.nextInt(models)).series()).orElseThrow();
            Window window = window(summary.series().model(), (int) summary.lines());
            long start = System.nanoTime();
            history.append(window, Histories.ORIGIN, false);
            took[i] = millis(start);
        }
        Arrays.sort(took);
        print("appendMedian", took[APPENDS / 2]);
        print("append99", took[APPENDS * 99 / 100]);
        print("appendMost", took[APPENDS - 1]);
    }

    private record Row(Summary summary, Condition condition) {}

    /** What the pages ask for: fifty models of all, the worst first; and a model's figures and its list. */
    private static void pages(MonitoringHistory history, int models, int windows) throws Exception {
        Instant now = Instant.now();
        double[] list = new double[PAGES];
        double[] model = new double[PAGES];
        Random random = new Random(2);
        for (int i = 0; i < PAGES; i++) {
            long start = System.nanoTime();
            List<Summary> shown = history.all().stream()
                    .map(summary -> new Row(summary, summary.at(now)))
                    .sorted(Comparator.comparing(Row::condition)
                            .thenComparing(row -> row.summary().to())
                            .thenComparing(row -> row.summary().series().model()))
                    .skip(random.nextInt(models - 50))
                    .limit(50)
                    .map(Row::summary)
                    .toList();
            list[i] = millis(start);
            Place place = Place.of(shown.get(0).series());
            start = System.nanoTime();
            history.windows(place, 60);
            // The oldest page: all that is newer is passed over.
            history.lines(place, Math.max(0, windows - 50), 50);
            model[i] = millis(start);
        }
        tell("list", list);
        tell("model", model);
    }

    /** The first is that of a Java that has just started. */
    private static void tell(String name, double[] took) {
        print(name + "First", took[0]);
        Arrays.sort(took);
        print(name + "Median", took[PAGES / 2]);
        print(name, took[PAGES - 1]);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String name, double value) {
        System.out.println(name + " " + String.format(Locale.ROOT, "%.2f", value));
    }
}
