package io.jenkins.plugins.modelgate.advisory;

import hudson.FilePath;
import hudson.Util;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * Updates the advisory data in a worker beside the controller, one at a time. Builds go on with the data that they opened; an
 * update that fails, or is killed with the controller, changes nothing.
 */
public final class AdvisoryUpdates {
    private static final Logger LOGGER = Logger.getLogger(AdvisoryUpdates.class.getName());

    /** The NVD's database is built in its H2 cache; OSV's index in memory. */
    private static final long MEMORY = 1L << 30;

    private static final int MAX_LOG = 64 * 1024;
    private static final AtomicBoolean RUNNING = new AtomicBoolean();

    private AdvisoryUpdates() {}

    /** Whether one runs, started here or by somebody on the command line. */
    public static boolean running() {
        return started() || AdvisoryData.store().updating();
    }

    /** Whether this controller runs one. */
    static boolean started() {
        return RUNNING.get();
    }

    /**
     * Starts one in the background.
     *
     * @param cause who or what wants it, for the log
     * @return whether it was started: not while another runs, nor without a source
     */
    static boolean start(String cause) {
        if (AdvisoryConfiguration.get().sources().isEmpty() || !RUNNING.compareAndSet(false, true)) {
            return false;
        }
        Timer.get().execute(() -> {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                run(cause);
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "updating the advisory data failed", e);
            } finally {
                RUNNING.set(false);
            }
        });
        return true;
    }

    private static void run(String cause) throws IOException {
        Files.createDirectories(AdvisoryData.home());
        try (StreamTaskListener listener = new StreamTaskListener(log().toFile(), StandardCharsets.UTF_8)) {
            listener.getLogger().println(Messages.AdvisoryUpdates_Started(Instant.now(), cause));
            try {
                update(listener);
                listener.getLogger().println(Messages.AdvisoryUpdates_Ended(Instant.now()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                listener.getLogger().println(Messages.AdvisoryUpdates_Stopped());
            } catch (IOException e) {
                // The worker's sentence; the rest is in the log of Jenkins.
                listener.getLogger().println(e.getMessage());
                throw e;
            }
        }
    }

    private static void update(TaskListener listener) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("model-gate-advisories");
        try {
            WorkerJob job = WorkerJob.of(
                            "updateAdvisories",
                            PolicyFile.toJson(Policy.defaults().asLayer()),
                            MEMORY)
                    .text("path", AdvisoryData.store().directory().toString())
                    .needs("advisory");
            for (Map.Entry<String, String> source :
                    AdvisoryConfiguration.get().sources().entrySet()) {
                job.text(source.getKey(), source.getValue());
            }
            new EngineWorker(new FilePath(directory.toFile()), Jenkins.get().getRootPath(), listener)
                    .run(job, directory);
        } finally {
            Util.deleteRecursive(directory.toFile());
        }
    }

    /** What the last one said, its end at least. */
    static String lastLog() throws IOException {
        if (!Files.isRegularFile(log())) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(log());
        int from = Math.max(0, bytes.length - MAX_LOG);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private static Path log() {
        return AdvisoryData.home().resolve("advisories-update.log");
    }
}
