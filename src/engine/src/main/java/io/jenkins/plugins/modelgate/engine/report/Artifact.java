package io.jenkins.plugins.modelgate.engine.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One file of the checked subject.
 *
 * @param path relative to the subject, {@code /} as separator
 * @param bytes size that was read, in bytes
 * @param sha256 lower-case hexadecimal digest of exactly the bytes that were scanned, or null if it was not read to its end
 * @param format what the content is, {@code unknown} if no scanner claimed it
 * @param coverage how much of it was examined
 * @param loadable whether a model loader would open it: then less than full coverage keeps the gate closed
 */
public record Artifact(
        String path, long bytes, @CheckForNull String sha256, String format, Coverage coverage, boolean loadable) {

    /** Format of a file that no scanner claimed. */
    public static final String UNKNOWN = "unknown";

    /** Format of a link to a directory of the same tree: it has no content of its own to digest. */
    public static final String LINK = "link";
}
