package io.jenkins.plugins.modelgate.engine.scan;

/**
 * Bounds of one check, from the policy.
 *
 * @param fileBytes largest file that is examined, in bytes
 * @param archiveDepth how deep containers may lie in containers
 * @param expansionRatio decompressed bytes per compressed byte
 * @param seconds wall time for one file
 */
public record Limits(long fileBytes, int archiveDepth, int expansionRatio, int seconds) {
    /** The policy's defaults: 200 GiB, 8 levels, ratio 200, half an hour. */
    public static final Limits DEFAULT = new Limits(200L << 30, 8, 200, 1800);

    /** Ratio counts only beyond this many decompressed bytes: a few zero pages compress well and harm nobody. */
    public static final long EXPANSION_ALLOWANCE = 1 << 20;

    /** Most members of all containers of one file together. */
    public static final int MEMBERS = 1_000_000;

    /** Most findings kept for one file; further ones are counted. */
    public static final int FINDINGS = 500;

    /** Deepest nesting of JSON, arrays, tuples, messages that is followed. */
    public static final int NESTING = 256;

    /** Longest name (module, tensor, member) that is kept, in bytes. */
    public static final int NAME = 64 * 1024;
}
