package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.check.FileExamination.Examined;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Examines all entries of a subject on all threads, the largest first so that no thread is left with it at the end. */
final class TreeExamination {
    private final VerifyModelArtifactRequest request;
    private final Progress progress;
    private final Queue<Path> included = new ConcurrentLinkedQueue<>();
    private final Set<Path> known = new HashSet<>();
    private final Path base;
    private final Function<TreeEntry, List<ContentSink>> sinks;

    /**
     * @param base directory that paths are relative to
     * @param sinks who else wants to see the bytes of an entry
     */
    TreeExamination(
            VerifyModelArtifactRequest request,
            Path base,
            Function<TreeEntry, List<ContentSink>> sinks,
            Progress progress) {
        this.sinks = sinks;
        this.request = request;
        this.base = base;
        this.progress = progress;
    }

    /** The entries' results, in their order, then those of files that a format asked to be included. */
    List<Examined> run(List<TreeEntry> entries) throws IOException, InterruptedException {
        List<Examined> results = new ArrayList<>();
        List<TreeEntry> round = entries;
        while (!round.isEmpty()) {
            round.forEach(entry -> known.add(entry.location().toAbsolutePath()));
            results.addAll(examine(round));
            round = newlyIncluded();
        }
        return results;
    }

    private List<TreeEntry> newlyIncluded() throws IOException {
        List<TreeEntry> round = new ArrayList<>();
        for (Path path = included.poll(); path != null; path = included.poll()) {
            if (known.add(path)) {
                round.add(TreeWalk.single(base, path));
            }
        }
        return round;
    }

    private List<Examined> examine(List<TreeEntry> entries) throws IOException, InterruptedException {
        long bytes = entries.stream().mapToLong(TreeEntry::size).sum();
        ProgressMeter meter = new ProgressMeter(progress, entries.size(), bytes);
        long large = entries.stream()
                .filter(entry -> entry.size() >= FileExamination.READ_AHEAD_FROM)
                .count();
        ScanOptions options = request.scanOptions();
        FileExamination examination =
                new FileExamination(KnownFormats.formats(), options, large < request.threads(), meter, sinks);
        Examined[] results = new Examined[entries.size()];
        List<Integer> order = IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> -entries.get(i).size()))
                .toList();
        Queue<Integer> work = new ConcurrentLinkedQueue<>(order);
        Callable<Void> worker = () -> {
            for (Integer i = work.poll(); i != null; i = work.poll()) {
                TreeEntry entry = entries.get(i);
                Path directory = PathNames.parent(entry.location().toAbsolutePath());
                results[i] = examination.examine(entry, new TreeNeighbours(directory, included::add));
                meter.fileDone();
            }
            return null;
        };
        runAll(worker, Math.min(request.threads(), entries.size()));
        return List.of(results);
    }

    private static void runAll(Callable<Void> worker, int threads) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "model-gate-scan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(worker));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedIOException) {
                throw (InterruptedException) new InterruptedException("interrupted").initCause(e);
            }
            throw new IOException("the check failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
