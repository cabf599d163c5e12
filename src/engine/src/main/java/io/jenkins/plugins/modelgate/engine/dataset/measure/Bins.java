package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * Where values are counted. Bins are fixed once, from the baseline, and kept with its profile: bins made from current data
 * would let whoever writes that data move the edges.
 */
public sealed interface Bins permits NumericBins, CategoryBins {

    /** Number of bins, at least 1; every histogram over these bins has as many counts. */
    int size();

    /** Kind, number of bins and a fingerprint of the edges: equal for equal bins alone. */
    String id();

    /** Name of a bin for people; two bins of hostile data may share it, so bins are told apart by index. */
    String label(int index);

    /** The bin of values that the baseline did not have, or -1 where such a bin cannot exist. */
    int unseen();
}
