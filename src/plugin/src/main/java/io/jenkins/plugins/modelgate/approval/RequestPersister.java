package io.jenkins.plugins.modelgate.approval;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalException;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalJson;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.Persister;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes events last in three steps: the request is prepared beside the stored one, the events go into the audit trail, and
 * the prepared file takes its place. The entry in the trail decides: what is there has happened, whenever the controller
 * stops; what is not there has not.
 */
final class RequestPersister implements Persister {
    private static final Logger LOGGER = Logger.getLogger(RequestPersister.class.getName());

    private final ApprovalFiles files;
    private final ApprovalLog log;

    /** Recorded and in force, but their files could not be moved. */
    private final Set<String> unmoved = ConcurrentHashMap.newKeySet();

    private volatile boolean doubtful;

    RequestPersister(ApprovalFiles files, ApprovalLog log) {
        this.files = files;
        this.log = log;
    }

    @Override
    public void persist(ApprovalRequest after, List<Event> events) throws IOException {
        String id = after.id();
        if (files.isPrepared(id)) {
            if (!unmoved.contains(id)) {
                doubtful = true;
                throw new IOException(
                        "it is not known yet whether the last change of request " + id + " was recorded; try again");
            }
            files.finish(id);
            unmoved.remove(id);
        }
        files.prepare(id, ApprovalJson.write(after));
        int from = after.events().size() - events.size();
        try {
            log.record(after, from);
        } catch (IOException | RuntimeException e) {
            abandon(after, from, e);
            throw e;
        }
        try {
            files.finish(id);
        } catch (IOException e) {
            LOGGER.log(
                    Level.SEVERE,
                    e,
                    () -> "The request " + id + " is stored in " + files.file(id, ".next")
                            + " and recorded; its file could not be moved and will be with the next change or start.");
        }
    }

    /** Whether the trail and what is in force may differ: then everything must be read again. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The first entry of several may be in the trail: then it stays prepared, and reading again completes it. */
    private void abandon(ApprovalRequest after, int from, Exception cause) {
        try {
            if (log.isRecorded(after, from)) {
                doubtful = true;
            } else {
                files.abandon(after.id());
            }
        } catch (IOException | RuntimeException e) {
            doubtful = true;
            cause.addSuppressed(e);
        }
    }

    /**
     * Completes or undoes what a stopped controller has left unfinished.
     *
     * @param ids as for {@link ApprovalRequest#fold}
     * @throws IOException when the trail or a file could not be read or written
     * @throws ApprovalException when what is prepared is damaged
     */
    void reconcile(String id, UnaryOperator<String> ids) throws IOException, ApprovalException {
        ApprovalRequest prepared = ApprovalJson.read(files.readPrepared(id), ids);
        int from = files.isStored(id)
                ? ApprovalJson.read(files.readStored(id), ids).events().size()
                : 0;
        if (from < prepared.events().size() && !log.isRecorded(prepared, from)) {
            files.abandon(id);
            LOGGER.log(Level.INFO, "The last change of request {0} was not recorded, so it did not happen.", id);
            return;
        }
        log.complete(prepared, from);
        files.finish(id);
    }
}
