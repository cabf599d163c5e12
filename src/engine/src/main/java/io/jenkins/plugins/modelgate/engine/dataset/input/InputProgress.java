package io.jenkins.plugins.modelgate.engine.dataset.input;

/** Hears how far the reading of files has come. */
@FunctionalInterface
public interface InputProgress {
    /** Tells nobody. */
    InputProgress SILENT = bytes -> {};

    /** So much will be read. */
    default void begin(long files, long bytes) {
        // Not everybody shows a share of the whole.
    }

    /** So many bytes more were read; called from several threads. */
    void read(long bytes);
}
