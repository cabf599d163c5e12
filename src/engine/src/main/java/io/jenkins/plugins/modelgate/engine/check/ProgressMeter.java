package io.jenkins.plugins.modelgate.engine.check;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Adds up what all threads have done and tells a listener, about once a second and at the end of each file. */
final class ProgressMeter implements LongConsumer {
    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final Progress progress;
    private final long filesTotal;
    private final long bytesTotal;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    ProgressMeter(Progress progress, long filesTotal, long bytesTotal) {
        this.progress = progress;
        this.filesTotal = filesTotal;
        this.bytesTotal = bytesTotal;
    }

    @Override
    public void accept(long count) {
        bytes.addAndGet(count);
        tell(false);
    }

    void fileDone() {
        tell(files.incrementAndGet() >= filesTotal);
    }

    private void tell(boolean always) {
        long now = System.nanoTime();
        long before = last.get();
        if (always || now - before > INTERVAL_NANOS && last.compareAndSet(before, now)) {
            progress.update(files.get(), filesTotal, bytes.get(), bytesTotal);
        }
    }
}
