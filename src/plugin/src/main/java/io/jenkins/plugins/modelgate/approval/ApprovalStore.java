package io.jenkins.plugins.modelgate.approval;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalException;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalJson;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.IdStrategy;

/** The requests of this controller as they were found on the disk, and what could not be read. */
final class ApprovalStore {
    private static final Logger LOGGER = Logger.getLogger(ApprovalStore.class.getName());

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ApprovalFiles files;
    private final RequestPersister persister;
    private final JobPlaces places;
    private final IdStrategy ids;
    private final Map<String, String> damaged = new TreeMap<>();
    private final ApprovalBook book;
    private final long read = System.nanoTime();

    /** Completes what was left unfinished, and reads everything. */
    ApprovalStore(ApprovalFiles files, ApprovalLog log, JobPlaces places, IdStrategy ids) throws IOException {
        this.files = files;
        this.persister = new RequestPersister(files, log);
        this.places = places;
        this.ids = ids;
        files.tidy();
        for (String id : files.prepared()) {
            reconcile(id);
        }
        List<ApprovalRequest> stored = new ArrayList<>();
        for (String id : files.stored()) {
            read(id, stored);
        }
        this.book = new ApprovalBook(ids::keyFor, persister, stored);
    }

    ApprovalBook book() {
        return book;
    }

    /**
     * Whether this still is what is on the disk, for people who are told apart in this way. What could not be read is tried
     * again after a while: the audit log may have been out of reach.
     */
    boolean isCurrent(IdStrategy strategy) {
        boolean retry = !damaged.isEmpty() && System.nanoTime() - read > RETRY_NANOS;
        return ids.equals(strategy) && !persister.isDoubtful() && !retry;
    }

    /** Requests that could not be read, each with the reason. */
    Map<String, String> damaged() {
        return damaged;
    }

    private void reconcile(String id) {
        try {
            persister.reconcile(id, ids::keyFor);
        } catch (IOException | ApprovalException | IllegalArgumentException e) {
            damaged(id, e);
        }
    }

    private void read(String id, List<ApprovalRequest> stored) {
        if (damaged.containsKey(id)) {
            return;
        }
        try {
            ApprovalRequest request = ApprovalJson.read(files.readStored(id), ids::keyFor);
            if (!request.id().equals(id)) {
                throw new IOException("the file of request " + id + " holds request " + request.id());
            }
            places.load(id);
            stored.add(request);
        } catch (IOException | ApprovalException | IllegalArgumentException e) {
            damaged(id, e);
        }
    }

    private void damaged(String id, Exception e) {
        damaged.put(id, String.valueOf(e.getMessage()));
        LOGGER.log(
                Level.SEVERE,
                e,
                () -> "The approval request " + id + " could not be read. It may hold a rejection or a"
                        + " revocation: no approval opens a deployment until its file is restored or taken away");
    }
}
