package io.jenkins.plugins.modelgate.engine.audit.merkle;

import java.io.IOException;

/** Roots of the perfect subtrees of a stored tree. */
@FunctionalInterface
public interface NodeReader {
    /**
     * Root over the leaves from {@code index·2^height} up to {@code (index+1)·2^height}.
     *
     * @throws IOException when the stored tree does not give it
     */
    byte[] node(int height, long index) throws IOException;
}
