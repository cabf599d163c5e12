package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.time.Duration;

/**
 * What the embedded engine may use.
 *
 * @param memoryBytes of its buffers; beyond that it spills to the scratch folder
 * @param scratchBytes of the scratch folder
 * @param threads at least 1
 * @param time of one statement
 */
public record EngineLimits(long memoryBytes, long scratchBytes, int threads, Duration time) {
    /** One GiB of memory, twenty of scratch, all cores, an hour. */
    public static EngineLimits usual() {
        return new EngineLimits(1L << 30, 20L << 30, Runtime.getRuntime().availableProcessors(), Duration.ofHours(1));
    }
}
