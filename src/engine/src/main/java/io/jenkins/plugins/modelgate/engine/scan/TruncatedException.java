package io.jenkins.plugins.modelgate.engine.scan;

import java.io.EOFException;

/** The content ends before something that its format promised. */
public final class TruncatedException extends EOFException {
    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * @param position where the content ended
     * @param missing how many more bytes were wanted, negative for an unsigned number beyond any file
     */
    public TruncatedException(long position, long missing) {
        super("content ends at byte " + position + ", " + Long.toUnsignedString(missing) + " more were promised");
        this.position = position;
    }

    /** Where the content ended. */
    public long position() {
        return position;
    }
}
