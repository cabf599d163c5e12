package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory the process may have outside of Java's heap. The embedded engine keeps its buffers within its own limit, but not
 * everything: values while they are computed, states of some aggregates and pages while they are unpacked are not counted there. Where
 * the system does not tell a process its memory (other than Linux), there is no ceiling.
 */
final class MemoryCeiling {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long SLACK = 512L << 20;

    private final long most;

    private MemoryCeiling(long most) {
        this.most = most;
    }

    /** Half as much again as the engine's buffers, and half a GiB, beyond what is in use now. */
    static MemoryCeiling above(EngineLimits limits) {
        long most = Math.max(0, outsideOfHeap()) + limits.memoryBytes() / 2 * 3 + SLACK;
        return new MemoryCeiling(most < 0 ? Long.MAX_VALUE : most);
    }

    /** Time to stop. */
    boolean isExceeded() {
        return outsideOfHeap() > most;
    }

    /** Beyond anything that stopping could still mend. */
    boolean isHopeless() {
        return outsideOfHeap() / 2 > most;
    }

    /** Resident bytes beyond Java's heap, 0 where the system does not tell. */
    private static long outsideOfHeap() {
        try {
            for (String line : Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(RESIDENT)) {
                    // "VmRSS:     123456 kB". Source: proc(5).
                    long kilobytes = Long.parseLong(
                            line.substring(RESIDENT.length()).strip().split(" ")[0]);
                    return (kilobytes << 10) - Runtime.getRuntime().totalMemory();
                }
            }
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
        return 0;
    }
}
