package io.jenkins.plugins.modelgate.engine.lineage.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.FactSource;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import io.jenkins.plugins.modelgate.engine.lineage.trail.EntryFacts;
import io.jenkins.plugins.modelgate.engine.lineage.trail.PackageList;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Trail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The facts of an audit trail, to be asked for. A cache: every segment names the root of the trail that it was made from,
 * and one that is damaged, or of another trail, or that changed below our feet, is dropped and made again from the trail.
 * Memory: the newest {@value Tail#ENTRIES} entries. Safe for threads; one process at a time.
 */
public final class LineageIndex implements FactSource {
    private final SegmentChain chain;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final ReentrantLock updating = new ReentrantLock();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private List<Segment> segments = List.of();
    private Tail tail = new Tail(0);
    private byte[] root = new byte[0];
    private long life;

    /** Takes the trail as it is now. */
    public interface Newest {
        /** @throws IOException when it cannot be read */
        Trail trail() throws IOException;
    }

    private LineageIndex(SegmentChain chain) {
        this.chain = chain;
    }

    /** Opens what is there and fits the trail; {@link #catchUp} makes the rest. */
    public static LineageIndex open(Path directory, Trail trail) throws IOException {
        LineageIndex index = new LineageIndex(new SegmentChain(directory));
        index.load(trail);
        return index;
    }

    private void load(Trail trail) throws IOException {
        lock.writeLock().lock();
        try {
            segments = chain.load(trail, notes::add);
            tail = new Tail(SegmentChain.end(segments));
            root = trail.root(tail.end());
            life++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public long life() {
        lock.readLock().lock();
        try {
            return life;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public long end() {
        lock.readLock().lock();
        try {
            return tail.end();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What was dropped and why; made again since. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Reads what the trail has more. Until it returns, questions are answered from what is there; {@link #end} tells how far
     * that is. The trail is taken when it is this caller's turn: one that was taken before would be older than what another
     * caller has read meanwhile, and look like a trail that was set back.
     *
     * @param most entries to read; when there are more, none is
     * @return whether all entries are here now
     * @throws IOException when the trail cannot be read or is not what was signed
     */
    public boolean catchUp(Newest newest, long most) throws IOException {
        updating.lock();
        try {
            Trail trail = newest.trail();
            verify(trail);
            if (trail.size() - tail.end() > most) {
                return false;
            }
            update(trail);
            return true;
        } finally {
            updating.unlock();
        }
    }

    private void update(Trail trail) throws IOException {
        for (long index = tail.end(); index < trail.size(); index++) {
            List<Fact> facts = EntryFacts.of(index, trail, this::isListed);
            lock.writeLock().lock();
            try {
                tail.add(facts);
            } finally {
                lock.writeLock().unlock();
            }
            if (tail.isFull()) {
                flush(trail);
            }
        }
        root = trail.root(tail.end());
    }

    /** Starts anew from what still stands when a segment has changed or the trail is another one. */
    private void verify(Trail trail) throws IOException {
        boolean right = tail.end() <= trail.size()
                && segments.stream().allMatch(Segment::isUnchanged)
                && Arrays.equals(root, trail.root(tail.end()));
        if (!right) {
            load(trail);
        }
    }

    private boolean isListed(String packages) {
        try {
            return count(new Node(Kind.PACKAGES, packages), Relation.CONTAINS, End.FROM) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void flush(Trail trail) throws IOException {
        List<Segment> all = new ArrayList<>(segments);
        all.add(chain.write(tail, trail.root(tail.end())));
        List<Segment> merged = chain.merged(all);
        lock.writeLock().lock();
        try {
            segments = List.copyOf(merged);
            tail = new Tail(tail.end());
        } finally {
            lock.writeLock().unlock();
        }
        all.stream().filter(each -> !merged.contains(each)).forEach(chain::drop);
    }

    @Override
    public List<Fact> facts(Node node, Relation relation, End end, long skip, int limit) throws IOException {
        long key = Posting.key(node, relation, end);
        List<Fact> found = new ArrayList<>();
        lock.readLock().lock();
        try {
            long left = skip;
            List<Integer> places = tail.at(key);
            for (int i = places.size() - 1 - (int) Math.min(left, places.size()); i >= 0 && found.size() < limit; i--) {
                add(found, tail.facts().get(places.get(i)), node, end);
            }
            left = Math.max(0, left - places.size());
            for (int i = segments.size() - 1; i >= 0 && found.size() < limit; i--) {
                Segment segment = segments.get(i);
                long low = segment.lowerBound(key);
                long high = segment.upperBound(key);
                long line = high - 1 - Math.min(left, high - low);
                left = Math.max(0, left - (high - low));
                for (; line >= low && found.size() < limit; line--) {
                    add(found, segment.fact(line), node, end);
                }
            }
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public boolean contains(Node list, Node wanted) throws IOException {
        long key = Posting.pair(list, wanted);
        lock.readLock().lock();
        try {
            for (int place : tail.at(key)) {
                if (contains(tail.facts().get(place), list, wanted)) {
                    return true;
                }
            }
            for (Segment segment : segments) {
                long high = segment.upperBound(key);
                for (long line = segment.lowerBound(key); line < high; line++) {
                    if (contains(segment.fact(line), list, wanted)) {
                        return true;
                    }
                }
            }
            return false;
        } finally {
            lock.readLock().unlock();
        }
    }

    private static boolean contains(Fact fact, Node list, Node wanted) {
        String id = fact.to().id();
        return fact.from().equals(list)
                && fact.relation() == Relation.CONTAINS
                && (id.equals(wanted.id()) || PackageList.unversioned(id).equals(wanted.id()));
    }

    @Override
    @CheckForNull
    public List<Fact> since(long entry) {
        lock.readLock().lock();
        try {
            return entry < tail.first() ? null : tail.since(entry);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Another thing may have the same key. */
    private static void add(List<Fact> found, Fact fact, Node node, End end) {
        if ((end == End.FROM ? fact.from() : fact.to()).equals(node)) {
            found.add(fact);
        }
    }

    @Override
    public long count(Node node, Relation relation, End end) throws IOException {
        long key = Posting.key(node, relation, end);
        lock.readLock().lock();
        try {
            long count = tail.at(key).size();
            for (Segment segment : segments) {
                count += segment.upperBound(key) - segment.lowerBound(key);
            }
            return count;
        } finally {
            lock.readLock().unlock();
        }
    }
}
