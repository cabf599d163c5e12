package io.jenkins.plugins.modelgate.advisory;

import hudson.FilePath;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateAttempt;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;

/**
 * Updates the advisory data in a worker beside the controller, one at a time. Builds go on with the data that they opened; an
 * update that fails, or is killed with the controller, changes nothing.
 */
public final class AdvisoryUpdates {
    private static final Logger LOGGER = Logger.getLogger(AdvisoryUpdates.class.getName());

    /** Bytes. The NVD's database is built in its H2 cache; OSV's index in memory. */
    private static final long MEMORY = SystemProperties.getLong(AdvisoryUpdates.class.getName() + ".memory", 1L << 30);

    /** Nothing takes so long that ends at all; each download has bounds of its own. */
    private static final long MOST_HOURS = 12;

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
     * @param fewer whether data may replace others that have more records
     * @return whether it was started: not while another runs, nor without a source
     */
    static boolean start(String cause, boolean fewer) {
        if (AdvisoryConfiguration.get().sources().isEmpty() || !RUNNING.compareAndSet(false, true)) {
            return false;
        }
        Future<?> update = Computer.threadPoolForRemoting.submit(() -> {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                run(cause, fewer);
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "updating the advisory data failed", e);
            } finally {
                RUNNING.set(false);
            }
        });
        // The worker is killed when whoever waits for it is interrupted; when it has ended this does nothing.
        Timer.get().schedule(() -> update.cancel(true), MOST_HOURS, TimeUnit.HOURS);
        return true;
    }

    private static void run(String cause, boolean fewer) throws IOException {
        Files.createDirectories(AdvisoryData.home());
        Instant started = Instant.now();
        try (StreamTaskListener listener = new StreamTaskListener(log().toFile(), StandardCharsets.UTF_8)) {
            listener.getLogger().println(Messages.AdvisoryUpdates_Started(started, cause));
            try {
                update(listener, fewer);
                listener.getLogger().println(Messages.AdvisoryUpdates_Ended(Instant.now()));
            } catch (InterruptedException e) {
                listener.getLogger().println(Messages.AdvisoryUpdates_Stopped());
                try {
                    failed(started, Messages.AdvisoryUpdates_Stopped());
                } finally {
                    // Not before: an interrupted thread writes no file.
                    Thread.currentThread().interrupt();
                }
            } catch (IOException | RuntimeException e) {
                // The worker's sentence; the rest is in the log of Jenkins.
                listener.getLogger().println(e.getMessage());
                failed(started, String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }

    /** A worker tells itself how it ended, unless it did not come that far: killed, out of memory, or never begun. */
    private static void failed(Instant started, String why) throws IOException {
        AdvisoryStore store = AdvisoryData.store();
        boolean told = store.lastAttempt()
                .filter(last ->
                        !last.started().isBefore(started) && !last.ended().equals(last.started()))
                .isPresent();
        if (!told && !store.updating()) {
            store.record(new UpdateAttempt(started, Instant.now(), false, why));
        }
    }

    private static void update(TaskListener listener, boolean fewer) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("model-gate-advisories");
        try {
            WorkerJob job = WorkerJob.of(
                            "updateAdvisories",
                            PolicyFile.toJson(Policy.defaults().asLayer()),
                            MEMORY)
                    .text("path", AdvisoryData.store().directory().toString())
                    .needs("advisory");
            AdvisoryConfiguration configuration = AdvisoryConfiguration.get();
            configuration.sources().forEach(job::text);
            // What nobody brings any more would grow old, and keep every gate closed.
            job.list(
                    "drop",
                    AdvisoryFiles.SOURCES.stream()
                            .filter(source -> !configuration.sources().containsKey(source))
                            .toList());
            job.text("fewer", String.valueOf(fewer)).text("plainHttp", String.valueOf(configuration.isPlainHttp()));
            proxy(job);
            new EngineWorker(new FilePath(directory.toFile()), Jenkins.get().getRootPath(), listener)
                    .run(job, directory);
            tell(listener, directory.resolve("report.json"));
        } finally {
            Util.deleteRecursive(directory.toFile());
        }
    }

    private static void proxy(WorkerJob job) {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        if (proxy != null && proxy.getName() != null) {
            job.text("proxy", proxy.getName() + ":" + proxy.getPort());
            job.text("direct", Util.fixNull(proxy.getNoProxyHost()));
        }
    }

    /** What was found out about the data themselves. */
    private static void tell(TaskListener listener, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (Finding finding : ReportReader.read(in).findings()) {
                listener.getLogger().println(finding.rule() + ": " + finding.detail());
            }
        } catch (ReportException e) {
            throw new IOException("the worker's report was refused: " + e.getMessage(), e);
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
