package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipException;

/** Reads every record of a path, on as many threads as there are processors, to its end or not at all. */
final class OsvReading {
    private static final int MOST_THREADS = 4;

    private OsvReading() {}

    /** What is done with a record; called by several threads. */
    interface Sink {
        void take(OsvRecord record) throws IOException;
    }

    /**
     * Reads.
     *
     * @param wanted packages whose versions are of interest, or null for all; records about none of them are only looked over
     * @throws IOException when anything cannot be read: a record that nobody could read may be about anything
     */
    static void read(Path path, @CheckForNull Set<PackageKey> wanted, Sink sink)
            throws IOException, InterruptedException {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService readers = Executors.newFixedThreadPool(threads, OsvReading::thread);
        try (OsvDocuments documents = new OsvDocuments(path)) {
            List<Future<Void>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(readers.submit(() -> {
                    readAll(documents, new DocumentReader(wanted), sink);
                    return null;
                }));
            }
            for (Future<Void> each : work) {
                each.get();
            }
        } catch (ExecutionException e) {
            readers.shutdownNow();
            throw cause(e);
        } catch (CancellationException e) {
            throw new IOException("Reading the OSV data was stopped", e);
        } finally {
            readers.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "osv-reader");
        thread.setDaemon(true);
        return thread;
    }

    private static void readAll(OsvDocuments documents, DocumentReader reader, Sink sink) throws IOException {
        OsvDocuments.Document document = documents.next();
        while (document != null && !Thread.currentThread().isInterrupted()) {
            try {
                sink.take(reader.read(document));
            } catch (ZipException | EOFException e) {
                throw new IOException(
                        "The advisory " + SafeText.quote(document.name()) + " cannot be unpacked: "
                                + SafeText.of(String.valueOf(e.getMessage())) + ". Fetch the OSV data again.",
                        e);
            }
            document = documents.next();
        }
    }

    private static IOException cause(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IOException failure) {
            // With the trace of who asked, and the message of what went wrong.
            return new IOException(failure.getMessage(), failure);
        }
        return new IOException("The OSV data cannot be read: " + SafeText.of(String.valueOf(cause)), cause);
    }
}
