package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import java.io.IOException;
import java.util.Collection;

/** A database of advisories that is on this machine. Nobody is asked over the network. */
public interface AdvisorySource {
    /**
     * Looks for all of them at once.
     *
     * @throws IOException when the data cannot be read to their end; the message says what, where and how to mend it
     * @throws InterruptedException when it was told to stop
     */
    Answer find(Collection<ComponentId> components) throws IOException, InterruptedException;
}
