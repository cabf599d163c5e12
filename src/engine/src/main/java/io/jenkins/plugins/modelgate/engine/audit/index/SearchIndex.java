package io.jenkins.plugins.modelgate.engine.audit.index;

import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches one state of the log, newest first. The segments only say where to look: every hit is read from the log,
 * proven against the checkpoint and compared with the question. Entries that no sound segment covers are looked through
 * one by one. Not thread-safe; close it when done.
 */
public final class SearchIndex implements AutoCloseable {
    /** Most hits of one page. */
    public static final int MAX_PAGE = 1000;

    private final AuditReader reader;
    private final List<Segment> segments;
    private final List<String> damaged = new ArrayList<>();

    private SearchIndex(AuditReader reader, List<Segment> segments) {
        this.reader = reader;
        this.segments = segments;
    }

    /** Opens the segments beside a log. */
    public static SearchIndex open(AuditReader reader) throws IOException {
        Path directory = reader.directory().resolve(LogLayout.INDEX);
        for (int tries = 0; ; tries++) {
            List<Segment> open = new ArrayList<>();
            SearchIndex index = new SearchIndex(reader, open);
            try {
                index.openChain(directory);
                return index;
            } catch (NoSuchFileException e) {
                // Its writer has merged it meanwhile.
                index.close();
                if (tries == 8) {
                    throw e;
                }
            } catch (IOException | RuntimeException e) {
                index.close();
                throw e;
            }
        }
    }

    private void openChain(Path directory) throws IOException {
        long end = 0;
        for (Path file : Segment.files(directory)) {
            long[] range = Segment.range(file);
            if (range[0] == end && range[1] > end && range[1] <= reader.size()) {
                try {
                    segments.add(Segment.open(file));
                    end = range[1];
                } catch (Segment.DamagedException e) {
                    damaged.add(e.getMessage());
                    return;
                }
            }
        }
    }

    /** Segments that are damaged and were not used; their entries were looked through instead. */
    public List<String> damaged() {
        return List.copyOf(damaged);
    }

    /** The newest hits. */
    public Page search(Query query, int limit) throws IOException {
        return search(query, Long.MAX_VALUE, limit);
    }

    /**
     * A page of hits.
     *
     * @param before only entries with a smaller index; {@link Page#next} of the page before
     * @param limit 1 to {@link #MAX_PAGE}
     */
    public Page search(Query query, long before, int limit) throws IOException {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " hits");
        }
        Hits hits = new Hits(query, Math.min(before, reader.size()), limit);
        long covered = segments.isEmpty()
                ? 0
                : segments.get(segments.size() - 1).form().end();
        boolean more = lookThrough(hits, covered, reader.size());
        for (int i = segments.size() - 1; i >= 0 && more; i--) {
            SegmentFile form = segments.get(i).form();
            try {
                more = look(hits, segments.get(i));
            } catch (Segment.DamagedException e) {
                damaged.add(e.getMessage());
                more = lookThrough(hits, form.first(), form.end());
            }
        }
        return hits.page(more);
    }

    private boolean lookThrough(Hits hits, long first, long end) throws IOException {
        for (long index = Math.min(end, hits.before) - 1; index >= first; index--) {
            Entry entry;
            try {
                byte[] bytes = reader.unproven(index);
                if (!hits.query.mayMatch(bytes)) {
                    continue;
                }
                entry = Entry.parse(bytes);
            } catch (EntryException e) {
                continue;
            }
            if (hits.query.matches(entry) && !hits.add(index)) {
                return false;
            }
        }
        return true;
    }

    /** Goes down the lists of all keys together; an entry that all of them name is a candidate. */
    private boolean look(Hits hits, Segment segment) throws IOException {
        SegmentFile form = segment.form();
        boolean outside = hits.query.from() != null
                        && form.latest() < hits.query.from().toEpochMilli()
                || hits.query.to() != null && form.earliest() >= hits.query.to().toEpochMilli();
        if (outside) {
            return true;
        }
        long[] keys = hits.query.keys();
        long below = Math.min(form.end(), hits.before);
        long position = segment.lowerBound(keys[0], below);
        while (position > 0) {
            Posting posting = segment.at(--position);
            if (posting.key() != keys[0]) {
                return true;
            }
            long floor = posting.index();
            for (int i = 1; i < keys.length && floor == posting.index(); i++) {
                floor = floor(segment, keys[i], posting.index());
            }
            if (floor < 0) {
                return true;
            }
            if (floor < posting.index()) {
                position = segment.lowerBound(keys[0], floor + 1);
            } else if (hits.query.matches(posting.time()) && !hits.add(posting.index())) {
                return false;
            }
        }
        return true;
    }

    /** Greatest entry of a key that is not above {@code index}; -1 when there is none. */
    private static long floor(Segment segment, long key, long index) throws IOException {
        long position = segment.lowerBound(key, index + 1);
        if (position == 0) {
            return -1;
        }
        Posting posting = segment.at(position - 1);
        return posting.key() == key ? posting.index() : -1;
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
    }

    /** Collects hits; each is proven and compared before it counts. */
    private final class Hits {
        private final Query query;
        private final int limit;
        private final List<Hit> found = new ArrayList<>();
        private long before;

        Hits(Query query, long before, int limit) {
            this.query = query;
            this.before = before;
            this.limit = limit;
        }

        /** False when the page is full. */
        boolean add(long index) throws IOException {
            if (index >= before) {
                return true;
            }
            try {
                Entry entry = reader.entry(index);
                if (query.matches(entry)) {
                    found.add(new Hit(index, entry));
                    before = index;
                }
            } catch (MalformedException e) {
                throw new MalformedException("the log does not hold what it signed: " + e.getMessage(), e);
            }
            return found.size() < limit;
        }

        Page page(boolean atEnd) {
            return new Page(found, atEnd ? -1 : before);
        }
    }

    /**
     * An entry that was found.
     *
     * @param index of the entry
     * @param entry proven against the checkpoint
     */
    public record Hit(long index, Entry entry) {}

    /**
     * Hits, newest first.
     *
     * @param hits at most as many as were asked for
     * @param next {@code before} of the next page; -1 when there is none
     */
    public record Page(List<Hit> hits, long next) {
        public Page {
            hits = List.copyOf(hits);
        }
    }
}
