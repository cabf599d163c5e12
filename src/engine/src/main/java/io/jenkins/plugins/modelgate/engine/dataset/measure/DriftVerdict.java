package io.jenkins.plugins.modelgate.engine.dataset.measure;

/** What a comparison says, in ascending weight. */
public enum DriftVerdict {
    /** For information: no gate uses it. */
    REPORTED,
    /** Examined, and below its thresholds or its noise floor. */
    PASS,
    /** At or above the lower threshold, and above the floor. */
    WARN,
    /** Too few rows for a verdict; never a pass. */
    INSUFFICIENT,
    /** Could not be examined; never a pass. */
    ERROR,
    /** At or above the upper threshold, and above the floor. */
    FAIL;

    /** The heavier one. */
    public DriftVerdict worse(DriftVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether there is drift for certain. */
    public boolean drifted() {
        return this == WARN || this == FAIL;
    }

    /** Whether nothing is known. */
    public boolean open() {
        return this == INSUFFICIENT || this == ERROR;
    }
}
