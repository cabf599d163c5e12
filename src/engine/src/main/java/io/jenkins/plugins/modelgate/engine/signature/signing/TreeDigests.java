package io.jenkins.plugins.modelgate.engine.signature.signing;

import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm.Digesting;
import io.jenkins.plugins.modelgate.engine.artifact.DigestStream;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Reads every byte that is signed once, files or shards on all threads, the largest first. */
final class TreeDigests {
    /** A second thread for reading pays from here on, in bytes. */
    private static final long READ_AHEAD_FROM = 32 << 20;

    private static final int BUFFER = 64 * 1024;

    private final SigningPlan plan;
    private final LongConsumer onBytes;
    private final List<ArtifactFile> opened = new ArrayList<>();
    private boolean ahead;

    TreeDigests(SigningPlan plan, LongConsumer onBytes) {
        this.plan = plan;
        this.onBytes = onBytes;
    }

    /** A range of a file, or all of it, with its digest once it has been read. */
    private static final class Piece {
        private final TreeEntry entry;
        private final long start;
        private final long end;
        private volatile String digest;

        Piece(TreeEntry entry, long start, long end) {
            this.entry = entry;
            this.start = start;
            this.end = end;
        }

        boolean whole() {
            return start == 0 && end == entry.size();
        }
    }

    /**
     * @return one resource a file or shard, in code-point order of their names
     * @throws IOException when a file cannot be read, or is not what it was when this began
     */
    List<SignedResource> of(List<TreeEntry> files) throws IOException, InterruptedException {
        List<Piece> pieces = new ArrayList<>();
        for (TreeEntry file : files) {
            if (plan.shardSize() == 0) {
                pieces.add(new Piece(file, 0, file.size()));
            }
            for (long at = 0; plan.shardSize() > 0 && at < file.size(); at += plan.shardSize()) {
                pieces.add(new Piece(file, at, Math.min(file.size(), at + plan.shardSize())));
            }
        }
        long large = pieces.stream()
                .filter(piece -> piece.end - piece.start >= READ_AHEAD_FROM)
                .count();
        ahead = large < plan.threads();
        List<Piece> order = new ArrayList<>(pieces);
        order.sort(Comparator.comparingLong(piece -> piece.start - piece.end));
        Queue<Piece> work = new ConcurrentLinkedQueue<>(order);
        runAll(
                () -> {
                    for (Piece piece = work.poll(); piece != null; piece = work.poll()) {
                        read(piece);
                    }
                    return null;
                },
                Math.max(1, Math.min(plan.threads(), pieces.size())));
        for (ArtifactFile file : opened) {
            file.checkUnchanged();
        }
        return resources(pieces);
    }

    private List<SignedResource> resources(List<Piece> pieces) {
        List<SignedResource> resources = new ArrayList<>();
        for (Piece piece : pieces) {
            String path = piece.entry.path();
            String name = plan.shardSize() == 0 ? path : path + ":" + piece.start + ":" + piece.end;
            resources.add(new SignedResource(name, path, piece.digest, piece.whole()));
        }
        resources.sort(Comparator.comparing(SignedResource::name, TreeWalk.PATH_ORDER));
        return resources;
    }

    private void read(Piece piece) throws IOException {
        try (ArtifactFile file = ArtifactFile.open(piece.entry)) {
            synchronized (opened) {
                opened.add(file);
            }
            if (file.size() != piece.entry.size()) {
                throw changed("it has " + file.size() + " bytes, it had " + piece.entry.size());
            }
            boolean second = ahead && piece.end - piece.start >= READ_AHEAD_FROM;
            piece.digest = piece.whole() ? whole(file, second) : range(file, piece.start, piece.end);
        } catch (InterruptedIOException | java.nio.channels.ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    SafeText.quote(piece.entry.path()) + " cannot be signed: "
                            + SafeText.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private String whole(ArtifactFile file, boolean second) throws IOException {
        try (DigestStream bytes = file.digested(second, onBytes)) {
            String digest = bytes.finish();
            if (bytes.total() != file.size()) {
                throw changed(bytes.total() + " bytes were read, it had " + file.size());
            }
            return digest;
        }
    }

    private String range(ArtifactFile file, long start, long end) throws IOException {
        Digesting digest = DigestAlgorithm.SHA256.start();
        byte[] buffer = new byte[BUFFER];
        long left = end - start;
        try (InputStream in = file.at(start)) {
            while (left > 0) {
                int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (got <= 0) {
                    throw changed("it ends " + left + " bytes early");
                }
                digest.update(buffer, 0, got);
                onBytes.accept(got);
                left -= got;
            }
        }
        return HexFormat.of().formatHex(digest.finish());
    }

    private static IOException changed(String how) {
        return new IOException("the file changed while it was read (" + how + "); sign when nobody writes to it");
    }

    private static void runAll(Callable<Void> worker, int threads) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "model-gate-sign");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(worker));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedIOException) {
                throw (InterruptedException) new InterruptedException("interrupted").initCause(e);
            }
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
