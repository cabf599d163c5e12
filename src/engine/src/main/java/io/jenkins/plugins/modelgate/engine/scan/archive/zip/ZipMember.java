package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

/**
 * A member of a ZIP archive, as far as is known before its bytes are read.
 *
 * @param name as the header tells it, any text
 * @param size in bytes, -1 if it is known only after the bytes
 * @param stored whether the bytes lie in the archive uncompressed
 * @param offset of the local header
 * @param again whether this is a second reading: directory and headers disagree, and this is what the directory says
 */
public record ZipMember(String name, long size, boolean stored, long offset, boolean again) {
    /** Last segment of the name. */
    public String baseName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Everything before the first slash, empty if there is none. */
    public String top() {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }
}
