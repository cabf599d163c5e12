package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * What a distance may hide and a reader must see.
 *
 * @param kind what it is
 * @param rows rows of the current data it is about
 * @param share of the rows in bins, 0 to 1
 */
public record Remark(Kind kind, long rows, double share) {

    /** Kinds of remarks. */
    public enum Kind {
        /** A category, or a value of a discrete column, that the baseline did not have. */
        NEW_VALUES,
        /** Values below the baseline's least one. */
        BELOW_RANGE,
        /** Values above the baseline's greatest one. */
        ABOVE_RANGE,
        /** The baseline had one value alone, the current data have others. */
        CONSTANT_CHANGED,
        /** The baseline's list of categories is not complete, so that new ones cannot be told. */
        NEW_VALUES_UNKNOWN
    }
}
