package io.jenkins.plugins.modelgate.engine.dataset.measure;

/**
 * One measure of one column.
 *
 * @param measure its name
 * @param variant its id
 * @param bins id of the bins, or how the distribution was given
 * @param nRef rows of the baseline
 * @param nCur rows of the current data
 * @param value the distance, NaN where there is none
 * @param floor what it may be by chance, NaN where it is not known
 * @param warn lower threshold, NaN for measures without
 * @param fail upper threshold, NaN for measures without
 * @param pValue for information, or NaN
 * @param verdict what follows
 */
public record Comparison(
        String measure,
        String variant,
        String bins,
        long nRef,
        long nCur,
        double value,
        double floor,
        double warn,
        double fail,
        double pValue,
        DriftVerdict verdict) {}
