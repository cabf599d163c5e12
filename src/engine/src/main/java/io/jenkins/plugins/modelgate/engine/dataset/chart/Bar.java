package io.jenkins.plugins.modelgate.engine.dataset.chart;

/**
 * One bar on each side.
 *
 * @param caption what it counts; hostile text where it is a category
 * @param before share of the baseline's rows with a value, 0 to 1; 0 without a baseline
 * @param now share of this dataset's rows with a value, 0 to 1
 */
public record Bar(String caption, double before, double now) {
    public Bar {
        if (!(before >= 0 && before <= 1 && now >= 0 && now <= 1)) {
            throw new IllegalArgumentException("a bar's share is not from 0 to 1");
        }
    }
}
