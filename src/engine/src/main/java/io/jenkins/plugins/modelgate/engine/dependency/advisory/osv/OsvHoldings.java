package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How many records there are about each ecosystem, and how new the newest of them is. */
final class OsvHoldings {
    /** A clock may be wrong by that much. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final Map<Ecosystem, Held> held = new EnumMap<>(Ecosystem.class);
    private final long latest;
    private long records;

    /** What is known of one ecosystem. @param newest in milliseconds since 1970, or {@link Long#MIN_VALUE} */
    record Held(long records, long newest) {}

    /** @param now times of records that lie behind it say nothing: one slip would keep the data young for ever */
    OsvHoldings(Instant now) {
        this.latest = now.plus(TOLERANCE).toEpochMilli();
    }

    void add(long modified, int ecosystems) {
        records++;
        for (Ecosystem each : PackageKey.KNOWN) {
            if ((ecosystems & 1 << each.ordinal()) != 0) {
                put(each, new Held(1, modified));
            }
        }
    }

    void put(Ecosystem ecosystem, Held more) {
        Held sane = more.newest > latest ? new Held(more.records, Long.MIN_VALUE) : more;
        held.merge(ecosystem, sane, (a, b) -> new Held(a.records + b.records, Math.max(a.newest, b.newest)));
    }

    void addRecords(long more) {
        records += more;
    }

    long records() {
        return records;
    }

    Held of(Ecosystem ecosystem) {
        return held.getOrDefault(ecosystem, new Held(0, Long.MIN_VALUE));
    }

    /** Newest record of that ecosystem, of these, whose data are oldest; null when nobody can say. */
    @CheckForNull
    Instant newest(Collection<Ecosystem> ecosystems) {
        long oldest = Long.MAX_VALUE;
        for (Ecosystem each : ecosystems.isEmpty() ? held.keySet() : ecosystems) {
            if (of(each).records() > 0) {
                oldest = Math.min(oldest, of(each).newest());
            }
        }
        return oldest == Long.MAX_VALUE || oldest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(oldest);
    }
}
