package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** How the loader of one format differs from Python's own unpickler. One instance per pickle; it may keep state. */
public interface PickleDialect {
    /** Makes the dialect of one pickle. */
    @FunctionalInterface
    interface Factory {
        /** @param inspection where the dialect reports */
        PickleDialect of(Inspection inspection);
    }

    /** Python's own unpickler. */
    PickleDialect PLAIN = new PickleDialect() {};

    /**
     * Whether the format itself vouches for a name beyond the allow list (TorchScript's own classes, for example):
     * whatever the pickle does with it is accepted.
     *
     * @param module as Python 3 imports it
     */
    default boolean allows(String module, String name) {
        return false;
    }

    /**
     * Called for each different name that the pickle imports, allowed or not.
     *
     * @param module as Python 3 imports it
     */
    default void imported(String module, String name) {
        // judged elsewhere
    }

    /**
     * Judges a persistent id, which the loader resolves by its own rules.
     *
     * @param id what the pickle gave
     * @param offset where it did
     * @return null if the loader of this format would take it, else why not, in a few words
     */
    @CheckForNull
    default String persistentId(PickleValue id, long offset) {
        return "Python's own unpickler refuses persistent ids";
    }

    /**
     * What the loader hands out for a persistent id that it takes, where that is a value of the id itself.
     *
     * @return null for an object of the loader's own
     */
    @CheckForNull
    default PickleValue persistent(PickleValue id) {
        return null;
    }

    /**
     * Called after BUILD gave an allowed instance its state. A loader may read raw bytes here that follow in the stream.
     *
     * @param in stands behind the BUILD opcode; what is consumed here is no part of the pickle
     */
    default void built(PickleValue instance, PickleValue state, ScanStream in) throws IOException {
        // nothing follows
    }

    /** Where the first raw bytes stood that {@link #built} consumed, -1 if it did not. */
    default long firstRaw() {
        return -1;
    }
}
