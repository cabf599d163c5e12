package io.jenkins.plugins.modelgate.engine.quality;

/** How long texts may be, in UTF-16 units: what a reader of metrics takes, and what is written, can be read again. */
public final class Limits {
    /** Name of a metric, a slice or a test. */
    public static final int NAME = 500;

    /** A path. */
    public static final int PATH = 4000;

    static final int TEXT = 4000;

    private Limits() {}
}
