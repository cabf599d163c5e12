package io.jenkins.plugins.modelgate.engine.dataset;

import java.io.IOException;

/** One kind of look at the rows: contract, profile, drift, poisoning. A new one is a class here and a line in the table of parts. */
public interface DatasetPart {
    /** Its name in messages, a plain word. */
    String name();

    /**
     * Reads what it was told before the rows are read: a contract, a baseline.
     *
     * @throws IOException when that cannot be used; nothing is decided then
     */
    default void prepare(DatasetRun run) throws IOException {}

    /**
     * Looks at the rows and tells the run what it found. Whatever it throws as an {@link IOException} leaves the check incomplete, and
     * the other parts go on.
     */
    void examine(DatasetRun run) throws IOException, InterruptedException;

    /** The whole check has passed. */
    default void accepted(DatasetRun run) throws IOException {}
}
