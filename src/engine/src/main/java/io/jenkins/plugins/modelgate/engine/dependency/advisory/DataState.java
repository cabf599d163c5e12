package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * What data hold.
 *
 * @param records how many
 * @param newest when they were published, as they say themselves, or null
 */
public record DataState(long records, @CheckForNull Instant newest) {}
