package io.jenkins.plugins.modelgate.audit.forward;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How a receiver is doing. */
public final class ForwarderState {
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final long FAR = 10_000;

    private final String name;
    private final String target;
    private final long next;
    private final long size;
    private final Instant lastSuccess;
    private final String fault;
    private final Instant faultSince;

    ForwarderState(
            String name, String target, long next, long size, Instant lastSuccess, String fault, Instant faultSince) {
        this.name = name;
        this.target = target;
        this.next = next;
        this.size = size;
        this.lastSuccess = lastSuccess;
        this.fault = fault;
        this.faultSince = faultSince;
    }

    public String getName() {
        return name;
    }

    public String getTarget() {
        return target;
    }

    /** Number of entries that it has taken. */
    public long getNext() {
        return next;
    }

    /** Number of entries that it has not taken yet. */
    public long getBehind() {
        return Math.max(0, size - next);
    }

    /** When it took something last, ISO 8601, or null. */
    @CheckForNull
    public String getLastSuccess() {
        return lastSuccess == null ? null : lastSuccess.toString();
    }

    /** Why it takes nothing at present, or null. */
    @CheckForNull
    public String getFault() {
        return fault;
    }

    /** Whether somebody should look at it: it fails for long, or is far behind. */
    public boolean isBad() {
        return getBehind() > FAR || fault != null && faultSince.plus(LONG).isBefore(Instant.now());
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new TreeMap<>();
        map.put("name", name);
        map.put("target", target);
        map.put("next", next);
        map.put("behind", getBehind());
        map.put("lastSuccess", getLastSuccess());
        map.put("fault", fault);
        return map;
    }
}
