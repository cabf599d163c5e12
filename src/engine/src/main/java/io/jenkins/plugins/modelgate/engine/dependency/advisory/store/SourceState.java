package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a snapshot holds of one source.
 *
 * @param name {@code nvd}, {@code osv}, {@code epss}, {@code kev}: also the directory of its files
 * @param from directory, file or URL that it came from; a URL has no user, password or query, which every agent would learn
 * @param records advisories, CVEs or lines that were taken
 * @param counts how many of them there are of each part, such as OSV's ecosystems; empty when the source has no parts
 * @param notTaken ids of records that could not be taken
 * @param newest when the newest of them was published or changed, or null when the data do not say
 * @param fetched when they were read
 */
public record SourceState(
        String name,
        String from,
        long records,
        Map<String, Long> counts,
        List<String> notTaken,
        @CheckForNull Instant newest,
        Instant fetched) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    public SourceState {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a source is called by a word in lower case: " + name);
        }
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        notTaken = List.copyOf(notTaken);
    }

    /** A source without parts of which everything was taken. */
    public SourceState(String name, String from, long records, @CheckForNull Instant newest, Instant fetched) {
        this(name, from, records, Map.of(), List.of(), newest, fetched);
    }

    /**
     * How old the data are: since they changed last. A mirror that stopped being filled is stale, however often it is read.
     * Data that do not say so count from when they were read.
     */
    public Instant asOf() {
        return newest == null || newest.isAfter(fetched) ? fetched : newest;
    }
}
