package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;

/** Sees every byte of a file exactly once, in order, in the same reading that makes the digest. One thread at a time. */
public interface ContentSink {
    /** Takes the next bytes; the array is the caller's and is overwritten afterwards. */
    void update(byte[] bytes, int offset, int length) throws IOException;
}
