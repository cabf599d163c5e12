package io.jenkins.plugins.modelgate.audit.forward;

import java.io.IOException;

/** Brings entries to a receiver. Used by one thread, but for {@link #abort}. */
interface Sender extends AutoCloseable {
    /**
     * Returns when the receiver has taken them, as far as its protocol can tell.
     *
     * @throws IOException when it has not, or nobody knows: they will be sent again
     */
    void send(EntryBatch batch) throws IOException, InterruptedException;

    /** Makes a {@link #send} that waits for the receiver fail. May be called by any thread. */
    default void abort() {}

    @Override
    void close();
}
