package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.index.IndexWriter;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import io.jenkins.plugins.modelgate.engine.audit.verify.LogVerifier;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The process that {@link AuditBenchmarkTest} measures: prints a name and a number a line. */
public final class AuditBenchmark {
    private static final String KEY =
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

    private AuditBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        long entries = Long.parseLong(arguments[2]);
        LogKey key = LogKey.parse(KEY);
        if (arguments[0].equals("write")) {
            write(directory, entries, key);
            print("writeRss", rss());
        } else {
            read(directory, entries, key);
            print("readRss", rss());
        }
    }

    private static void write(Path directory, long entries, LogKey key) throws Exception {
        print("fsyncPerSecond", fsyncs(directory.resolveSibling("fsync")));
        AuditOptions options = AuditOptions.withHighWaterMark(directory.resolveSibling("mark"));
        try (AuditLog log = AuditLog.open(directory, key, options)) {
            AtomicLong next = new AtomicLong();
            run(log, next, Math.min(2000, entries / 10));
            long before = next.get();
            long start = System.nanoTime();
            run(log, next, Math.min(entries, before + Math.max(5000, entries / 10)));
            print("perSecond", (next.get() - before) / seconds(start));
            // The rest without waiting for each receipt: only to have a large log.
            long from = next.get();
            start = System.nanoTime();
            TestLog.fill(log, from, entries);
            print("pipelinedPerSecond", (entries - from) / seconds(start));
        }
        long start = System.nanoTime();
        new IndexWriter(directory).catchUp();
        print("indexSeconds", seconds(start));
    }

    private static void run(AuditLog log, AtomicLong next, long end) throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 64; w++) {
            Thread writer = new Thread(() -> {
                try {
                    for (long i = next.getAndIncrement(); i < end; i = next.getAndIncrement()) {
                        log.appendAndWait(TestLog.entry(i));
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                    Runtime.getRuntime().halt(1);
                }
            });
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        next.set(end);
    }

    private static void read(Path directory, long entries, LogKey key) throws Exception {
        long start = System.nanoTime();
        AuditOptions options = AuditOptions.withHighWaterMark(directory.resolveSibling("mark"));
        AuditLog log = AuditLog.open(directory, key, options);
        print("open", 1000 * seconds(start));
        if (log.readOnly().isPresent() || log.checkpoint().size() != entries) {
            throw new IllegalStateException(
                    "the log has " + log.checkpoint(), log.readOnly().orElse(null));
        }
        AuditReader reader = log.reader();
        Random random = new Random(7);
        List<Double> proofs = new ArrayList<>();
        List<Double> searches = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            long index = (long) (random.nextDouble() * entries);
            start = System.nanoTime();
            reader.proof(index).bytes();
            proofs.add(1000 * seconds(start));
            start = System.nanoTime();
            try (SearchIndex search = SearchIndex.open(reader)) {
                var hits = search.search(Query.digest(TestLog.digest("model " + index)), 10)
                        .hits();
                if (hits.size() != 1) {
                    throw new IllegalStateException("model " + index + " was found " + hits.size() + " times");
                }
            }
            searches.add(1000 * seconds(start));
        }
        print("proveFirst", proofs.get(0));
        print("prove", percentile(proofs, 99));
        print("proveMedian", percentile(proofs, 50));
        print("searchFirst", searches.get(0));
        print("search", percentile(searches, 99));
        print("searchMedian", percentile(searches, 50));
        log.close();
        start = System.nanoTime();
        int threads = Runtime.getRuntime().availableProcessors();
        var problems = new LogVerifier(directory, key.verifier(), null, threads, bytes -> {})
                .run()
                .problems();
        print("verify", 1000 * seconds(start));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
    }

    private static double fsyncs(Path file) throws Exception {
        Files.write(file, new byte[1 << 20]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
            byte[] block = new byte[4096];
            Arrays.fill(block, (byte) 1);
            long start = System.nanoTime();
            int count = 0;
            for (; seconds(start) < 2; count++) {
                channel.write(ByteBuffer.wrap(block), count % 256 * 4096L);
                channel.force(false);
            }
            return count / seconds(start);
        }
    }

    private static double percentile(List<Double> values, int percent) {
        return values.stream().sorted().toList().get((values.size() - 1) * percent / 100);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double rss() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
                .findFirst()
                .orElse(0);
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.2f%n", name, value);
    }
}
