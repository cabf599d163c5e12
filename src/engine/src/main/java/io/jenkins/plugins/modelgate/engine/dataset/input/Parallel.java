package io.jenkins.plugins.modelgate.engine.dataset.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on several cores, results in the order of the work. */
final class Parallel {
    private Parallel() {}

    static <T> List<T> run(List<Callable<T>> work, int threads) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, work.size())), task -> {
            Thread thread = new Thread(task, "dataset-input");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> started = new ArrayList<>();
            for (Callable<T> each : work) {
                started.add(pool.submit(each));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : started) {
                results.add(result(each));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
