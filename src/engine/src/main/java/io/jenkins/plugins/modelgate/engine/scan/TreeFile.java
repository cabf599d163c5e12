package io.jenkins.plugins.modelgate.engine.scan;

/**
 * One name in the tree, as the {@link TreeScanner}s see it.
 *
 * @param path relative to the root, {@code /} as separator
 * @param content whether bytes stand behind the name (a regular file, or a link that was read through)
 * @param executable whether the file system marks it as a program; false where it keeps no such mark
 * @param format what its content is, {@code unknown} if no scanner claimed it
 */
public record TreeFile(String path, boolean content, boolean executable, String format) {
    /** A regular file without any mark. */
    public static TreeFile of(String path, String format) {
        return new TreeFile(path, true, false, format);
    }

    /** Last segment of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Path of the directory it stands in with a final {@code /}, empty at the root. */
    public String directory() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
