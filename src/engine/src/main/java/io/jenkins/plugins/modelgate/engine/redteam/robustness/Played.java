package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import java.util.List;

/**
 * One attack on all examples that were answered rightly.
 *
 * @param attack its name
 * @param turned the examples that it turned
 */
public record Played(String attack, List<Turned> turned) {
    public Played {
        turned = List.copyOf(turned);
    }

    /** Median of the queries that successes took, or -1 without any. */
    public long medianQueries() {
        long[] queries = turned.stream().mapToLong(Turned::queries).sorted().toArray();
        return queries.length == 0 ? -1 : queries[queries.length / 2];
    }

    /** The smallest change that turned an answer, or -1 without any. */
    public double smallest() {
        return turned.stream().mapToDouble(Turned::distance).min().orElse(-1);
    }
}
