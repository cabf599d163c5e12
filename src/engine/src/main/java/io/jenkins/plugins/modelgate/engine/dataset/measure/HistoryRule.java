package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;

/** Finds values that do not fit the history of a metric, such as the row count of earlier versions of a data set. */
public interface HistoryRule {

    /** Stable id, such as {@code hist.normal}. */
    String variant();

    /**
     * Values that do not fit.
     *
     * @param series the metric of each version, oldest first
     * @param from first index to judge
     * @param to index behind the last one to judge
     * @return their indexes, ascending
     */
    List<Integer> anomalies(double[] series, int from, int to);

    /** Values of the whole series that do not fit. */
    default List<Integer> anomalies(double... series) {
        return anomalies(series, 0, series.length);
    }
}
