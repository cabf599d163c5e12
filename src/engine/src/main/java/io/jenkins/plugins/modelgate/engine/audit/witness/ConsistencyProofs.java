package io.jenkins.plugins.modelgate.engine.audit.witness;

import java.io.IOException;
import java.util.List;

/** Makes the consistency proofs that a witness asks for. */
@FunctionalInterface
public interface ConsistencyProofs {
    /** Proof from a tree of {@code size} entries to the checkpoint at hand; empty for 0 and for the same size. */
    List<byte[]> from(long size) throws IOException;
}
