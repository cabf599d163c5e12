package io.jenkins.plugins.modelgate.engine.report;

/**
 * How much of a report a reader takes.
 *
 * @param bytes size of the JSON text
 * @param findings number of findings, and as many accepted ones
 * @param artifacts number of files
 */
public record ReadLimits(long bytes, int findings, int artifacts) {
    /** 64 MiB, 50,000 findings, 250,000 files. */
    public static final ReadLimits DEFAULT = new ReadLimits(64L << 20, 50_000, 250_000);

    /** Longest path, in UTF-16 units. */
    static final int PATH = 16_384;

    /** Longest free text, in UTF-16 units. */
    static final int TEXT = 4096;

    /** Longest name (of a check, a rule, a format, a metric, a reference), in UTF-16 units. */
    static final int NAME = 500;

    /** Most references of a finding. */
    static final int REFERENCES = 100;

    /** Most entries of one object or list of metrics. */
    static final int METRICS = 10_000;

    /** Deepest nesting of the whole document. */
    static final int DEPTH = 10;

    /** Longest number, in characters. */
    static final int NUMBER = 40;
}
