package io.jenkins.plugins.modelgate.engine.dataset.input;

/** Hears how far the reading of files has come. */
public interface InputProgress {
    /** Tells nobody. */
    InputProgress SILENT = new InputProgress() {
        @Override
        public void begin(long files, long bytes) {}

        @Override
        public void read(long bytes) {}
    };

    /** So much will be read. */
    void begin(long files, long bytes);

    /** So many bytes more were read; called from several threads. */
    void read(long bytes);
}
