package io.jenkins.plugins.modelgate.engine.dataset.profile;

/**
 * A value and how often it occurs.
 *
 * @param value hostile text; long values are shortened and carry a digest of the whole
 * @param rows that have it, at least 1, or 0 for a value of the baseline that is gone
 */
public record Category(String value, long rows) {
    public Category {
        if (rows < 0) {
            throw new IllegalArgumentException("a category has " + rows + " rows");
        }
    }
}
