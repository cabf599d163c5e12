package io.jenkins.plugins.modelgate.audit.forward;

import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The thread that brings the log to one receiver. It reads what is published, so no gate ever waits for it. */
final class ForwarderWorker implements Runnable {
    private static final Logger LOGGER = Logger.getLogger(ForwarderWorker.class.getName());
    private static final long IDLE_MILLIS = 30_000;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 300_000;

    private final Forwarder forwarder;
    private final Cursor cursor;
    private final Thread thread;
    private volatile Sender sender;
    private boolean stopped;
    private boolean news;
    private long next;
    private Instant lastSuccess;
    private String fault;
    private Instant faultSince;

    ForwarderWorker(Forwarder forwarder, Path directory) {
        this.forwarder = forwarder;
        this.cursor = new Cursor(directory, forwarder.getName());
        this.thread = new Thread(this, "audit-log-forward-" + forwarder.getName());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Something was recorded. */
    synchronized void wake() {
        news = true;
        if (fault == null) {
            notifyAll();
        }
    }

    void stop() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        thread.interrupt();
        Sender busy = sender;
        if (busy != null) {
            // A write to a receiver that reads nothing cannot be interrupted.
            busy.abort();
        }
        try {
            // Two workers of one receiver would send everything twice.
            thread.join(FIRST_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized ForwarderState state(long size) {
        return new ForwarderState(forwarder.getName(), forwarder.target(), next, size, lastSuccess, fault, faultSince);
    }

    @Override
    public void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try (Sender opened = forwarder.open()) {
            sender = opened;
            while (!isStopped()) {
                try {
                    boolean more = step(opened);
                    pause = FIRST_PAUSE_MILLIS;
                    if (!more) {
                        idle();
                    }
                } catch (IOException | RuntimeException e) {
                    failed(e);
                    pause(pause);
                    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINE, "stopped", e);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private boolean step(Sender receiver) throws IOException, InterruptedException {
        synchronized (this) {
            news = false;
        }
        AuditReader reader = AuditTrail.get().reader();
        String origin = reader.checkpoint().origin();
        long from = cursor.read(origin);
        synchronized (this) {
            next = from;
        }
        if (from > reader.size()) {
            throw new IOException("entries up to " + from + " were sent, but the log has " + reader.size()
                    + ": it was set back. Compare the receiver's entries with the log");
        }
        EntryBatch batch = EntryBatch.read(reader, from);
        if (!batch.entries().isEmpty()) {
            receiver.send(batch);
            cursor.write(origin, batch.end());
        }
        succeeded(batch);
        return batch.end() < reader.size();
    }

    private synchronized void succeeded(EntryBatch batch) {
        next = batch.end();
        if (!batch.entries().isEmpty()) {
            lastSuccess = Instant.now();
            fault = null;
            faultSince = null;
        }
    }

    private synchronized void failed(Exception e) {
        if (fault == null) {
            faultSince = Instant.now();
            LOGGER.log(Level.WARNING, e, () -> "the audit log does not get through to " + forwarder.getName());
        }
        fault = sentence(e);
    }

    /** Java's HTTP client says of a closed port nothing but the exception's name. */
    private static String sentence(Exception e) {
        if (e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof ConnectException
                ? "nobody answers there"
                : e.getClass().getSimpleName();
    }

    private synchronized void idle() throws InterruptedException {
        if (!news && !stopped) {
            wait(IDLE_MILLIS);
        }
    }

    private synchronized void pause(long millis) throws InterruptedException {
        if (!stopped) {
            wait(millis);
        }
    }
}
