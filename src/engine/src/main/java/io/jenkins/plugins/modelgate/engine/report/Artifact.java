package io.jenkins.plugins.modelgate.engine.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One file of the checked subject.
 *
 * @param path relative to the subject, {@code /} as separator
 * @param bytes size that was read, in bytes
 * @param sha256 lower-case hexadecimal digest of exactly the bytes that were scanned, or null if it was not read to its end
 * @param format what the content is, {@code unknown} if no scanner claimed it, after {@link #BESIDE} if it was only consulted
 * @param coverage how much of it was examined
 * @param loadable whether a model loader would open it: then less than full coverage keeps the gate closed
 */
public record Artifact(
        String path, long bytes, @CheckForNull String sha256, String format, Coverage coverage, boolean loadable) {

    /** Format of a file that no scanner claimed. */
    public static final String UNKNOWN = "unknown";

    /** Begins the format of a file that was read beside the subject and is no part of it: its digest does not count. */
    public static final String BESIDE = "beside:";

    /** Format of a link to a directory of the same tree: it has no content of its own to digest. */
    public static final String LINK = "link";
}
