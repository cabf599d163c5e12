package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** Lift of a value for a label: P(label | value) / P(label), as TensorFlow Data Validation ({@code lift_stats_generator.py}). */
public final class Lift {
    private Lift() {}

    /**
     * The lift, 0 to infinity.
     *
     * @param both rows with value and label
     * @param value rows with the value, at least 1
     * @param label rows with the label, at least 1
     * @param rows all rows
     */
    public static double of(long both, long value, long label, long rows) {
        if (both < 0 || both > Math.min(value, label) || value < 1 || label < 1 || Math.max(value, label) > rows) {
            throw new IllegalArgumentException("no lift: " + both + " rows with value and label, " + value
                    + " with the value, " + label + " with the label, " + rows + " in all");
        }
        return both / (double) value / (label / (double) rows);
    }
}
