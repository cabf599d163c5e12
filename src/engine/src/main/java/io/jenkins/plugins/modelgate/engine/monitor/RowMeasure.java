package io.jenkins.plugins.modelgate.engine.monitor;

/** Counts over the answers of a window in the order of time, in bounded memory. A new one is a class and a line in {@link RowPass}. */
interface RowMeasure {
    /** One more answer. */
    void add(Answer answer);

    /** All answers were seen. */
    void conclude(WindowRun run);
}
