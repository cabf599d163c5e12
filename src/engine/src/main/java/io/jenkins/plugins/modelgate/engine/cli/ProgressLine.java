package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** How far the work has come, on one line that keeps being written over; silent when nobody watches. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean watched;
    private boolean shown;

    ProgressLine(PrintStream out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    @Override
    public synchronized void update(long files, long filesTotal, long bytes, long bytesTotal) {
        if (watched) {
            out.print(CLEAR + text(files, filesTotal, bytes, bytesTotal));
            out.flush();
            shown = true;
        }
    }

    /** For example {@code 3 of 12 files, 1.5 of 4.2 GB (35 %)}. */
    static String text(long files, long filesTotal, long bytes, long bytesTotal) {
        long percent = bytesTotal == 0 ? 100 : Math.min(100, 100 * (bytes / 1024) / Math.max(1, bytesTotal / 1024));
        return String.format(
                Locale.ROOT,
                "%d of %d files, %.1f of %.1f MB (%d %%)",
                files,
                filesTotal,
                bytes / 1e6,
                bytesTotal / 1e6,
                percent);
    }

    @Override
    public synchronized void close() {
        if (shown) {
            out.print(CLEAR);
            out.flush();
            shown = false;
        }
    }
}
