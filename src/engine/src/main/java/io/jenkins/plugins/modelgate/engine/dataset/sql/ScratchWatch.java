package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.report.Quantity;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/** Ends a statement that fills the scratch folder beyond its limit. */
final class ScratchWatch implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 250;

    private final Path scratch;
    private final long limit;
    private final Statement statement;
    private final Thread thread;
    private volatile boolean exceeded;

    ScratchWatch(Path scratch, long limit, Statement statement) {
        this.scratch = scratch;
        this.limit = limit;
        this.statement = statement;
        this.thread = new Thread(this::watch, "scratch-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL_MILLIS);
                if (ScratchFolder.size(scratch) > limit) {
                    exceeded = true;
                    statement.cancel();
                }
            }
        } catch (InterruptedException | SQLException e) {
            // The statement has ended by itself.
            return;
        }
    }

    /** Looks once more: a statement may be faster than the watch. */
    void check() throws DatasetException {
        if (exceeded || ScratchFolder.size(scratch) > limit) {
            throw new DatasetException(sentence());
        }
    }

    boolean exceeded() {
        return exceeded;
    }

    String sentence() {
        return "the rows need more than " + Quantity.bytes(limit)
                + " of scratch space; check fewer files at once, or raise execution.scratch in the policy";
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
