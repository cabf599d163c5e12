package io.jenkins.plugins.modelgate.engine.dataset.profile;

/**
 * How many different values there are.
 *
 * @param count at least 0
 * @param precision how far that can be trusted
 */
public record Distinct(long count, Precision precision) {
    /** How a number of values came about. */
    public enum Precision {
        /** Counted. */
        EXACT,
        /** Estimated by the database, usually to a few percent. */
        ESTIMATED,
        /** The greatest number of one of the parts that were merged: there may be more. */
        AT_LEAST
    }

    public Distinct {
        if (count < 0) {
            throw new IllegalArgumentException("the number of different values is negative");
        }
    }

    Distinct merge(Distinct other) {
        return new Distinct(Math.max(count, other.count), Precision.AT_LEAST);
    }
}
