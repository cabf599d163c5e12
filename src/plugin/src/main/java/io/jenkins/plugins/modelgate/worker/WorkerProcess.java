package io.jenkins.plugins.modelgate.worker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The worker's process on the agent: nothing of the agent's environment, standard input kept open as long as somebody
 * wants the answer. Closing this kills it with everything it has started.
 */
final class WorkerProcess implements Closeable {
    private static final int BUFFER = 1 << 13;
    private static final int KEPT_ERRORS = 4096;
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final Thread output;
    private final Thread errors;
    private final StringBuilder kept = new StringBuilder();
    private volatile IOException broken;

    private WorkerProcess(Process process, String request, OutputStream lines) {
        this.process = process;
        this.output = daemon("output", () -> forward(lines));
        this.errors = daemon("errors", this::keep);
        daemon("request", () -> send(request));
    }

    /**
     * Starts it.
     *
     * @param lines takes what it says on standard output; stays open
     */
    static WorkerProcess start(List<String> command, Path directory, String request, OutputStream lines)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        // Without a UTF-8 locale Java cannot open files whose names are not ASCII.
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new WorkerProcess(builder.start(), request, lines);
    }

    /**
     * Waits for its end.
     *
     * @return exit code
     * @throws IOException when nobody takes its output any more
     */
    int await() throws IOException, InterruptedException {
        int code = process.waitFor();
        output.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        errors.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        if (broken != null) {
            throw broken;
        }
        if (output.isAlive()) {
            throw new IOException("the worker ended, but its output does not");
        }
        return code;
    }

    /** The end of what it wrote to standard error. */
    String errors() {
        synchronized (kept) {
            return kept.toString();
        }
    }

    /** Kills it and all it has started; comes back when it is gone. */
    @Override
    public void close() {
        kill();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it and all it has started, without waiting. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void send(String request) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // It has gone without listening; its exit code and errors tell why.
            return;
        }
    }

    private void forward(OutputStream lines) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                lines.write(buffer, 0, n);
            }
        } catch (IOException e) {
            broken = e;
            kill();
        }
    }

    private void keep() {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = process.getErrorStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (kept) {
                    kept.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    kept.delete(0, Math.max(0, kept.length() - KEPT_ERRORS));
                }
            }
        } catch (IOException e) {
            // What it said so far is all there is.
            return;
        }
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, "model-gate worker " + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
