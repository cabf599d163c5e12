package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.report.Quantity;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Ends a statement that takes more than it may of the scratch folder, of memory that the engine does not count, or of time. The
 * engine looks for a request to stop between two chunks of rows only; where one value alone keeps it busy or eats memory, the
 * process ends: nothing is decided then.
 */
final class StatementWatch implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 100;
    private static final String TIME_IS_UP = "it was stopped because its time was up";

    /** Exit code of a process that decided nothing. */
    private static final int NOTHING_DECIDED = 3;

    /** Longest time that a statement may take to notice that it was stopped. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path scratch;
    private final EngineLimits limits;
    private final MemoryCeiling memory;
    private final Statement statement;
    private final long deadline;
    private final Thread thread;
    private volatile String exceeded;

    /** @param time after which the statement is stopped */
    StatementWatch(Path scratch, EngineLimits limits, MemoryCeiling memory, Duration time, Statement statement) {
        this.scratch = scratch;
        this.limits = limits;
        this.memory = memory;
        this.statement = statement;
        this.deadline = System.nanoTime() + time.toNanos();
        this.thread = new Thread(this::watch, "statement-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (exceeded == null) {
                Thread.sleep(INTERVAL_MILLIS);
                exceeded = excess();
            }
            statement.cancel();
            long patience = System.nanoTime() + GRACE.toNanos();
            while (System.nanoTime() < patience && !memory.isHopeless()) {
                Thread.sleep(INTERVAL_MILLIS);
            }
            end();
        } catch (InterruptedException | SQLException e) {
            // The statement has ended by itself.
            return;
        }
    }

    private String excess() {
        if (ScratchFolder.size(scratch) > limits.scratchBytes()) {
            return "the rows need more than " + Quantity.bytes(limits.scratchBytes())
                    + " of scratch space; check fewer files at once, or raise execution.scratch in the policy";
        }
        if (memory.isExceeded()) {
            return "it needs much more memory than the " + Quantity.bytes(limits.memoryBytes())
                    + " it may use, and cannot spill it; single values may be too large, or execution.memory in the policy"
                    + " too small";
        }
        return System.nanoTime() > deadline ? TIME_IS_UP : null;
    }

    private void end() {
        System.err.println("model-gate: a statement could not be stopped: " + exceeded + "; nothing was decided");
        Runtime.getRuntime().exit(NOTHING_DECIDED);
    }

    /** Looks once more: a statement may be faster than the watch. */
    void check() throws DatasetException {
        String now = exceeded == null ? excess() : exceeded;
        if (now != null) {
            throw new DatasetException(now);
        }
    }

    /** Why the statement failed: what the watch saw, or what the database says. */
    DatasetException explain(SQLException e, String prefix) {
        // The driver's own clock may have been the first to stop it.
        String why = exceeded == null && System.nanoTime() > deadline ? TIME_IS_UP : exceeded;
        return new DatasetException(why == null ? prefix + DatabaseMessage.of(e) : why, e);
    }

    /** Waits for the watch, so that it cannot stop the connection's next statement. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
