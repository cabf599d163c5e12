package io.jenkins.plugins.modelgate.engine.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * Where a finding is.
 *
 * @param file path relative to the checked tree, {@code /} as separator; the file's own name when a single file is
 *     checked; empty for the tree as a whole
 * @param member path inside the file ({@code archive/data.pkl}, nested containers joined by {@code !/}), or null
 * @param offset byte offset in the innermost stream, or -1 when there is none
 */
public record Location(String file, @CheckForNull String member, long offset) {

    /** The file as a whole. */
    public static Location ofFile(String file) {
        return new Location(file, null, -1);
    }

    @Override
    public String toString() {
        return file + (member == null ? "" : "!/" + member) + (offset < 0 ? "" : " @" + offset);
    }
}
