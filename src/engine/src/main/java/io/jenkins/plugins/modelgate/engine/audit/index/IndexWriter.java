package io.jenkins.plugins.modelgate.engine.audit.index;

import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the segments up to date with the published log, in a thread of its own, so that neither an entry nor its tiles
 * wait for search. Every 4,096 entries become a segment; eight segments of one size become one. Memory: one small
 * segment, or one block of each of eight.
 */
public final class IndexWriter implements Runnable {
    /** Entries of the smallest segment. Searching looks through at most about as many without an index. */
    static final int ENTRIES = 4096;

    private static final int FAN_IN = 8;

    private final Path log;
    private final Path directory;
    private boolean woken;
    private boolean closing;

    /** @param log directory of the log */
    public IndexWriter(Path log) {
        this.log = log;
        this.directory = log.resolve(LogLayout.INDEX);
    }

    /** Tells that there may be something to do. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Stops between two segments. */
    public void close(Thread thread) throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        thread.join();
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    @Override
    public void run() {
        try {
            boolean checked = false;
            while (next()) {
                try {
                    if (!checked) {
                        dropDamaged();
                        checked = true;
                    }
                    catchUp();
                } catch (IOException e) {
                    // Search falls back to the log itself; the next checkpoint wakes this thread again.
                    checked = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean next() throws InterruptedException {
        while (!woken && !closing) {
            wait();
        }
        woken = false;
        return !closing;
    }

    /** Makes all segments that are due, from the log as it is published. */
    public void catchUp() throws IOException {
        AuditReader reader = AuditReader.open(log);
        List<Path> chain = chain();
        long end = chain.isEmpty() ? 0 : Segment.range(chain.get(chain.size() - 1))[1];
        while (end + ENTRIES <= reader.size() && !isClosing()) {
            end += ENTRIES;
            build(reader, end - ENTRIES, end);
            merge();
        }
    }

    private void build(AuditReader reader, long first, long end) throws IOException {
        List<Posting> postings = new ArrayList<>();
        for (long index = first; index < end; index++) {
            try {
                Entry entry = Entry.parse(reader.unproven(index));
                long time = entry.time().toEpochMilli();
                for (long key : Keys.of(entry)) {
                    postings.add(new Posting(key, index, time));
                }
            } catch (EntryException e) {
                // A newer version's entry: it is found in no search, and verification tells of it.
                postings.add(new Posting(Keys.EVERYTHING, index, 0));
            }
        }
        postings.sort(null);
        Path unfinished = new DurableFiles(log).unfinished();
        SegmentFile form;
        try (SegmentWriter writer = new SegmentWriter(unfinished)) {
            for (Posting posting : postings) {
                writer.add(posting);
            }
            form = writer.finish(first, end);
        }
        adopt(unfinished, form);
    }

    private void adopt(Path unfinished, SegmentFile form) throws IOException {
        Files.createDirectories(directory);
        Files.move(
                unfinished,
                directory.resolve(form.name()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void merge() throws IOException {
        while (!isClosing()) {
            List<Path> chain = chain();
            int from = chain.size() - FAN_IN;
            if (from < 0 || length(chain.get(from)) != length(chain.get(chain.size() - 1))) {
                return;
            }
            merge(chain.subList(from, chain.size()));
        }
    }

    private void merge(List<Path> parts) throws IOException {
        List<Segment> open = new ArrayList<>();
        Path unfinished = new DurableFiles(log).unfinished();
        try (SegmentWriter writer = new SegmentWriter(unfinished)) {
            PriorityQueue<Cursor> queue = new PriorityQueue<>();
            for (Path part : parts) {
                Segment segment = Segment.open(part);
                open.add(segment);
                queue.add(new Cursor(segment));
            }
            while (!queue.isEmpty()) {
                Cursor least = queue.remove();
                writer.add(least.posting);
                if (least.advance()) {
                    queue.add(least);
                }
            }
            SegmentFile form = writer.finish(
                    open.get(0).form().first(), open.get(open.size() - 1).form().end());
            adopt(unfinished, form);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        } finally {
            for (Segment segment : open) {
                segment.close();
            }
        }
        for (Path part : parts) {
            Files.deleteIfExists(part);
        }
    }

    /** Segments that cover the log from its beginning without a gap; others that they cover are removed. */
    private List<Path> chain() throws IOException {
        List<Path> chain = new ArrayList<>();
        long end = 0;
        for (Path file : Segment.files(directory)) {
            long[] range = Segment.range(file);
            if (range[0] == end && range[1] > end) {
                chain.add(file);
                end = range[1];
            } else {
                Files.deleteIfExists(file);
            }
        }
        return chain;
    }

    private void dropDamaged() throws IOException {
        for (Path file : Segment.files(directory)) {
            try (Segment segment = Segment.open(file)) {
                for (long at = 0; at < segment.form().count(); at += SegmentFile.PER_BLOCK) {
                    segment.at(at);
                }
            } catch (Segment.DamagedException e) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long length(Path file) {
        long[] range = Segment.range(file);
        return range[1] - range[0];
    }

    private static final class Cursor implements Comparable<Cursor> {
        private final Segment segment;
        private long position;
        private Posting posting;

        Cursor(Segment segment) throws IOException {
            this.segment = segment;
            this.posting = segment.at(0);
        }

        boolean advance() throws IOException {
            if (++position == segment.form().count()) {
                return false;
            }
            posting = segment.at(position);
            return true;
        }

        @Override
        public int compareTo(Cursor other) {
            return posting.compareTo(other.posting);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
