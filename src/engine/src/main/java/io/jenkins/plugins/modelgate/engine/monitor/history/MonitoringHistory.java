package io.jenkins.plugins.modelgate.engine.monitor.history;

import io.jenkins.plugins.modelgate.engine.monitor.history.HistoryException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The windows of all models that are watched, below one directory. A window that {@link #append} has returned for
 * survives a killed process and a power failure. Lines are only added; what is not as it was written is told and left
 * alone. Memory holds the newest window of each series without its measures, and of a series that is read as many
 * lines as were asked for. One process writes.
 */
public final class MonitoringHistory {
    /** Most series: whoever may watch models must not fill the memory. */
    public static final int MAX_SERIES = 200_000;

    private static final int STRIPES = 64;

    private final HistoryIndex index;
    private final Clock clock;
    private final ReadWriteLock[] locks = new ReadWriteLock[STRIPES];

    private MonitoringHistory(Path root, Clock clock) {
        this.index = new HistoryIndex(root);
        this.clock = clock;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantReadWriteLock();
        }
    }

    /**
     * Opens what is there, or begins.
     *
     * @param root directory of its own, made when it is missing
     * @throws IOException when directories cannot be read or made; a series that cannot be read is told by
     *     {@link #damaged()} instead
     */
    public static MonitoringHistory open(Path root, Clock clock) throws IOException {
        MonitoringHistory history = new MonitoringHistory(root, clock);
        history.index.load();
        return history;
    }

    private ReadWriteLock lock(Place place) {
        return locks[Math.floorMod(place.hashCode(), STRIPES)];
    }

    /**
     * Adds a window; durable when it returns.
     *
     * @param newBaseline whether another baseline than that of the window before is meant
     * @throws HistoryException when the series does not take it
     * @throws IOException when it could not be written; then it is not there, or comes again as {@code REPEATED}
     */
    public Appended append(Window window, Origin origin, boolean newBaseline) throws IOException {
        Place place = Place.of(origin.series(window.model()));
        Lock lock = lock(place).writeLock();
        lock.lock();
        try {
            if (index.damaged().containsKey(place)) {
                // Perhaps somebody has restored it.
                index.read(place);
            }
            String damage = index.damaged().get(place);
            if (damage != null) {
                throw new HistoryException(Reason.DAMAGED, damage);
            }
            Summary before = index.summaries().get(place);
            if (before == null && index.summaries().size() >= MAX_SERIES) {
                throw new HistoryException(
                        Reason.FULL, "There are " + MAX_SERIES + " series of windows already; none can be begun");
            }
            return append(place, before, window, origin, newBaseline);
        } finally {
            lock.unlock();
        }
    }

    private Appended append(Place place, Summary before, Window window, Origin origin, boolean newBaseline)
            throws IOException {
        HistoryFile file = index.file(place);
        Instant now = clock.instant();
        Admission.Ticket ticket;
        try {
            ticket = new Admission(file, before, now).of(window, newBaseline);
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(place, e);
        }
        if (ticket.repeats(window)) {
            return new Appended(Appended.Kind.REPEATED, ticket.before());
        }
        boolean revises = ticket.before() != null;
        Recorded recorded = new Recorded(
                before == null ? 1 : before.lines() + 1,
                revises ? ticket.before().number() : 0,
                before == null || now.isAfter(before.recorded()) ? now : before.recorded(),
                origin,
                window);
        byte[] line = HistoryLine.write(recorded);
        long end = before == null ? 0 : before.bytes();
        try {
            file.append(end, line);
        } catch (IOException | RuntimeException e) {
            // Nobody knows what is on the disk until it was read.
            index.read(place);
            throw e;
        }
        Summary after = Summary.of(recorded, recorded, end + line.length);
        index.put(place, !revises || before.isAbout(window) ? after : before.longer(recorded, after.bytes()));
        return new Appended(revises ? Appended.Kind.REVISED : Appended.Kind.ADDED, recorded);
    }

    /** How every series stands, in no particular order. */
    public List<Summary> all() {
        return new ArrayList<>(index.summaries().values());
    }

    /** Whether a job watches anything; costs nothing. */
    public boolean watches(String job) {
        return index.jobs().contains(job);
    }

    /** How a series stands. */
    public Optional<Summary> summary(Place place) {
        return Optional.ofNullable(index.summaries().get(place));
    }

    /** How a series stands. */
    public Optional<Summary> summary(Series series) {
        return summary(Place.of(series));
    }

    /** Series that cannot be read, each with a sentence that says why and how to mend it. */
    public Map<Place, String> damaged() {
        return Map.copyOf(index.damaged());
    }

    /** What was found unfinished and mended, in sentences. */
    public List<String> notes() {
        return index.notes();
    }

    /**
     * Lines of a series as they were written, the newest first.
     *
     * @param skip how many of the newest to leave out, at least 0
     * @param most at most so many, at least 0
     * @throws HistoryException when one of them is not as it was written
     */
    public List<Recorded> lines(Place place, long skip, int most) throws IOException {
        List<Recorded> lines = new ArrayList<>();
        backward(place, skip, line -> {
            lines.add(line);
            return lines.size() < most;
        });
        return lines;
    }

    /**
     * The newest windows of a series as they count, without those that were revised, the oldest first.
     *
     * @param most at most so many, at least 1
     * @throws HistoryException when something on the way to them is not as it was written
     */
    public List<Window> windows(Place place, int most) throws IOException {
        List<Window> windows = new ArrayList<>();
        Set<Instant> seen = new HashSet<>();
        int[] plain = {0};
        backward(place, 0, line -> {
            if (seen.add(line.window().from())) {
                windows.add(line.window());
            }
            plain[0] += line.revises() > 0 ? 0 : 1;
            return plain[0] < most;
        });
        windows.sort(java.util.Comparator.comparing(Window::from));
        return windows.subList(Math.max(0, windows.size() - most), windows.size());
    }

    /**
     * The newest windows as they count, and all before them that are the first for the newest one's baseline; the oldest first.
     * Reads the whole file.
     *
     * @param most at most so many of the newest, at least 1
     * @throws HistoryException when a line is not as it was written
     */
    public List<Window> withFirst(Place place, int most) throws IOException {
        again(place);
        String baseline = summary(place).map(Summary::baseline).orElse("");
        FirstWindows first = new FirstWindows(place.model(), baseline);
        TreeMap<Instant, Window> windows = new TreeMap<>();
        Set<Instant> seen = new HashSet<>();
        backward(place, 0, line -> {
            // What was written later comes first, and counts.
            if (seen.add(line.window().from())) {
                first.add(line.window());
                windows.put(line.window().from(), line.window());
                if (windows.size() > most) {
                    windows.pollFirstEntry();
                }
            }
            return true;
        });
        first.windows().forEach(each -> windows.put(each.from(), each));
        return new ArrayList<>(windows.values());
    }

    private interface Reader {
        boolean take(Recorded line);
    }

    /** Perhaps somebody has restored it. */
    private void again(Place place) {
        if (!index.damaged().containsKey(place)) {
            return;
        }
        Lock lock = lock(place).writeLock();
        lock.lock();
        try {
            if (index.damaged().containsKey(place)) {
                index.read(place);
            }
        } finally {
            lock.unlock();
        }
    }

    private void backward(Place place, long skip, Reader reader) throws IOException {
        again(place);
        Lock lock = lock(place).readLock();
        lock.lock();
        try {
            Summary summary = index.summaries().get(place);
            String damage = index.damaged().get(place);
            if (damage != null) {
                throw new HistoryException(Reason.DAMAGED, damage);
            }
            if (summary != null) {
                index.file(place).backward(skip, summary.bytes(), (line, at) -> reader.take(line));
            }
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(place, e);
        } finally {
            lock.unlock();
        }
    }

    /** Closes a series that somebody could not read to where he wanted to. */
    private HistoryException damaged(Place place, IOException fault) {
        String why = "The history " + index.file(place).path() + " cannot be read to its beginning: "
                + fault.getMessage()
                + ". Nothing was changed in it and nothing is added to it; restore it from a backup,"
                + " or move it away to begin a new one";
        index.damage(place, why);
        return new HistoryException(Reason.DAMAGED, why);
    }

    /**
     * Ends a series: nobody watches the model there any more. Its lines stay, under another name beside the others.
     *
     * @return where they are, or empty when there is no such series
     */
    public Optional<Path> retire(Place place) throws IOException {
        Lock lock = lock(place).writeLock();
        lock.lock();
        try {
            if (!index.summaries().containsKey(place) && !index.damaged().containsKey(place)) {
                return Optional.empty();
            }
            Path retired = index.file(place).retire();
            index.read(place);
            return Optional.of(retired);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes away what is older than it need be.
     *
     * @return a sentence for each series that became shorter, or that could not be made so and is as before
     */
    public List<String> retain(Retention retention) {
        List<String> told = new ArrayList<>();
        Instant oldest = clock.instant().minus(retention.age());
        for (Place place : Collections.unmodifiableSet(index.summaries().keySet())) {
            Lock lock = lock(place).writeLock();
            lock.lock();
            try {
                Summary summary = index.summaries().get(place);
                if (summary != null) {
                    new Shortening(index.file(place), summary)
                            .to(retention, oldest)
                            .ifPresent(shorter -> {
                                index.put(place, shorter.summary());
                                told.add(shorter.sentence());
                            });
                }
            } catch (IOException | RuntimeException e) {
                // Nobody knows what is on the disk until all of it was read; the other series are another matter.
                index.damage(place, String.valueOf(e.getMessage()));
                index.read(place);
                told.add("The history " + index.file(place).path() + " could not be made shorter: " + e.getMessage()
                        + ". No window of it was taken away");
            } finally {
                lock.unlock();
            }
        }
        return told;
    }
}
