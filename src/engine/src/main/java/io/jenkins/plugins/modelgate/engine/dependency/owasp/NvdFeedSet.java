package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The feeds of a directory: every year must be there, for one less would be vulnerabilities less, and so must what changed since. */
final class NvdFeedSet {
    private static final Pattern FEED = Pattern.compile("nvdcve-(?:[0-9.]+-)?([a-z0-9]+)\\.json(?:\\.gz)?");
    private static final int FIRST = 2002;
    private static final String MODIFIED = "modified";

    /** The feed of changes goes back eight days at the NVD, seven at mirrors. */
    private static final Duration CHANGES = Duration.ofDays(7);

    /** A new year's feed may be missing for its first days. */
    private static final Duration LATE = Duration.ofDays(7);

    private final List<Feed> feeds;
    private final MirrorCache cache;
    private final Instant now;
    private final Map<String, Instant> written = new HashMap<>();

    private NvdFeedSet(List<Feed> feeds, MirrorCache cache, Instant now) {
        this.feeds = feeds;
        this.cache = cache;
        this.now = now;
    }

    /**
     * One of them.
     *
     * @param name year, {@code modified} or another word
     */
    record Feed(Path file, String name) implements Comparable<Feed> {
        boolean isYear() {
            return name.matches("[0-9]{4}");
        }

        /** What a record of the year it is called by begins with; the first has the years before too. */
        String prefix() {
            return isYear() && !name.equals(String.valueOf(FIRST)) ? "CVE-" + name + "-" : "CVE-";
        }

        /** The yearly ones first, what changed since then last. */
        @Override
        public int compareTo(Feed other) {
            int order = Integer.compare(place(), other.place());
            return order == 0 ? file.compareTo(other.file) : order;
        }

        private int place() {
            return isYear() ? 0 : name.equals(MODIFIED) ? 2 : 1;
        }
    }

    /** @throws IOException naming the first that is missing */
    static NvdFeedSet of(Path directory, Instant now) throws IOException {
        List<Feed> feeds = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.forEach(file -> {
                Matcher name = FEED.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    feeds.add(new Feed(file, name.group(1)));
                }
            });
        }
        feeds.sort(null);
        NvdFeedSet set = new NvdFeedSet(feeds, MirrorCache.of(directory), now);
        for (String wanted : set.wanted()) {
            if (feeds.stream().noneMatch(feed -> feed.name().equals(wanted))) {
                throw new IOException(directory + " has no feed of the NVD for \"" + wanted + "\" (nvdcve-2.0-" + wanted
                        + ".json.gz); every year since " + FIRST + " and what was modified since must be there");
            }
        }
        return set;
    }

    private List<String> wanted() {
        List<String> wanted = new ArrayList<>();
        for (int year = FIRST; year <= year(now.minus(LATE)); year++) {
            wanted.add(String.valueOf(year));
        }
        wanted.add(MODIFIED);
        return wanted;
    }

    private static int year(Instant time) {
        return Year.from(time.atZone(ZoneOffset.UTC)).getValue();
    }

    /** In the order in which they are to be read. */
    List<Feed> feeds() {
        return feeds;
    }

    /**
     * A feed was read.
     *
     * @param timestamp what it says of when it was written, or null
     * @param own whether it has a record of its year
     * @throws IOException when a year that is over has none
     */
    void read(Feed feed, @CheckForNull Instant timestamp, boolean own) throws IOException {
        if (!own && feed.isYear() && Integer.parseInt(feed.name()) < year(now)) {
            throw new IOException(feed.file() + " has no record of " + feed.name() + "; fetch it again");
        }
        Instant time = cache.asOf(feed.name(), timestamp);
        if (time != null && !time.isAfter(now.plus(Duration.ofDays(1)))) {
            written.merge(feed.name(), time, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /**
     * As of when all of them together are: of the feed of changes, unless a yearly one is so old that changes lie between the two.
     * Null when one does not say.
     */
    @CheckForNull
    Instant asOf() {
        if (!written.keySet().containsAll(wanted())) {
            return null;
        }
        Instant changes = written.get(MODIFIED);
        Instant oldest = changes;
        for (Map.Entry<String, Instant> each : written.entrySet()) {
            boolean gap = each.getValue().isBefore(changes.minus(CHANGES));
            boolean year = each.getKey().matches("[0-9]{4}");
            oldest = year && gap && each.getValue().isBefore(oldest) ? each.getValue() : oldest;
        }
        return oldest;
    }
}
