package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How many records there are about each ecosystem, and how new the newest of them is. */
final class OsvHoldings {
    /** A clock may be wrong by that much. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final Map<Ecosystem, Held> held = new EnumMap<>(Ecosystem.class);
    private final long latest;
    private long records;

    /**
     * What is known of one ecosystem.
     *
     * @param records that name it
     * @param own those that name nothing else
     * @param newest in milliseconds since 1970, or {@link Long#MIN_VALUE}
     */
    record Held(long records, long own, long newest) {
        private static final Held NOTHING = new Held(0, 0, Long.MIN_VALUE);

        /** Every ecosystem's data have records that name others too: they alone are not those others' data. */
        boolean isWhole() {
            return own > 0 && own >= records - own;
        }
    }

    /** @param now times of records that lie behind it say nothing: one slip would keep the data young for ever */
    OsvHoldings(Instant now) {
        this.latest = now.plus(TOLERANCE).toEpochMilli();
    }

    void add(long modified, int ecosystems) {
        records++;
        for (Ecosystem each : PackageKey.KNOWN) {
            if ((ecosystems & 1 << each.ordinal()) != 0) {
                put(each, new Held(1, ecosystems == 1 << each.ordinal() ? 1 : 0, modified));
            }
        }
    }

    void put(Ecosystem ecosystem, Held more) {
        Held sane = more.newest > latest ? new Held(more.records, more.own, Long.MIN_VALUE) : more;
        held.merge(
                ecosystem,
                sane,
                (a, b) -> new Held(a.records + b.records, a.own + b.own, Math.max(a.newest, b.newest)));
    }

    void addRecords(long more) {
        records += more;
    }

    long records() {
        return records;
    }

    Held of(Ecosystem ecosystem) {
        return held.getOrDefault(ecosystem, Held.NOTHING);
    }

    /** Records of each ecosystem whose data are here, by OSV's names. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        held.forEach((ecosystem, its) -> {
            if (its.isWhole()) {
                counts.put(ecosystem.osvName(), its.records());
            }
        });
        return counts;
    }

    /** Newest record of that ecosystem, of these, whose data are oldest; null when nobody can say. */
    @CheckForNull
    Instant newest(Collection<Ecosystem> ecosystems) {
        long oldest = Long.MAX_VALUE;
        for (Ecosystem each : ecosystems.isEmpty() ? held.keySet() : ecosystems) {
            if (of(each).isWhole()) {
                oldest = Math.min(oldest, of(each).newest());
            }
        }
        return oldest == Long.MAX_VALUE || oldest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(oldest);
    }
}
