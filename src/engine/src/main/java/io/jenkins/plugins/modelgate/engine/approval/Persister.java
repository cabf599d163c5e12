package io.jenkins.plugins.modelgate.engine.approval;

import java.io.IOException;
import java.util.List;

/** Makes events last before they take effect: stores the request and writes the audit log. */
public interface Persister {
    /**
     * All or nothing; returns when the events would survive a crash. Called once for each change, never for two changes at
     * the same time.
     *
     * @param after the request with the events
     * @param events new ones, at least one, in order
     * @throws IOException when they are not stored: then they did not happen
     */
    void persist(ApprovalRequest after, List<Event> events) throws IOException;
}
