package io.jenkins.plugins.modelgate.audit.forward;

import java.io.IOException;

/** Brings entries to a receiver. Used by one thread. */
interface Sender extends AutoCloseable {
    /**
     * Returns when the receiver has taken them, as far as its protocol can tell.
     *
     * @throws IOException when it has not, or nobody knows: they will be sent again
     */
    void send(EntryBatch batch) throws IOException, InterruptedException;

    @Override
    void close();
}
