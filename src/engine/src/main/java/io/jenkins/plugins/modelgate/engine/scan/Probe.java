package io.jenkins.plugins.modelgate.engine.scan;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a scanner may look at to recognise its format.
 *
 * @param name last segment of the path, any case; only ever adds candidates
 * @param head first bytes, at most {@link ScanStream#MAX_PEEK}; all of the content if it is shorter
 * @param tail last bytes (the end-of-directory record of a ZIP with the longest comment fits), empty if not known
 * @param size of the content in bytes, -1 if not known
 * @param depth 0 for a file, 1 for its members, ...
 */
public record Probe(String name, byte[] head, byte[] tail, long size, int depth) {
    /** Bytes of the end that are shown where they can be had. */
    public static final int TAIL = 65_535 + 22 + 20;

    /** Whether the content begins with these bytes. */
    public boolean startsWith(int... bytes) {
        return hasAt(0, bytes);
    }

    /** Whether these bytes stand at the given offset. */
    public boolean hasAt(int offset, int... bytes) {
        if (head.length < offset + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[offset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the content begins with this ASCII text. */
    public boolean startsWith(String ascii) {
        return startsWith(ascii.chars().toArray());
    }

    /** Whether {@link #head} is all there is. */
    public boolean isWhole() {
        return size == head.length;
    }

    /** Extension in lower case without the dot, empty if there is none. */
    public String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether the extension is one of these (lower case). */
    public boolean hasExtension(String... extensions) {
        return Arrays.asList(extensions).contains(extension());
    }
}
