package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Where the jobs of requests are now. A request keeps the name that its job had; a job that was renamed, moved or deleted
 * since is remembered here, so that another job which takes the old name does not get its approvals.
 */
final class JobPlaces {
    private static final Logger LOGGER = Logger.getLogger(JobPlaces.class.getName());
    private static final String GONE = "";

    private final ApprovalFiles files;
    private final Map<String, String> moved = new ConcurrentHashMap<>();

    JobPlaces(ApprovalFiles files) {
        this.files = files;
    }

    /** Reads what was kept for a request. */
    void load(String request) throws IOException {
        String job = files.job(request);
        if (job != null) {
            moved.put(request, job);
        }
    }

    /** Full name of the job now; empty when it is gone. */
    String name(ApprovalRequest request) {
        return moved.getOrDefault(request.id(), request.terms().build().job());
    }

    /** The job, or null when it is gone. For Jenkins' own use: who may see it was not asked. */
    @CheckForNull
    Item job(ApprovalRequest request) {
        String name = name(request);
        if (name.equals(GONE)) {
            return null;
        }
        try (ACLContext all = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(name);
        }
    }

    /** Notes that a job has another name. */
    void renamed(Collection<ApprovalRequest> requests, String before, String after) {
        requests.stream().filter(request -> name(request).equals(before)).forEach(request -> put(request.id(), after));
    }

    /** Notes that a job is gone. */
    void deleted(Collection<ApprovalRequest> requests, String job) {
        renamed(requests, job, GONE);
    }

    private void put(String request, String job) {
        moved.put(request, job);
        try {
            files.moved(request, job);
        } catch (IOException e) {
            LOGGER.log(
                    Level.SEVERE,
                    e,
                    () -> "Where the job of request " + request + " is now could not be stored; after"
                            + " a restart the request looks for its job under the old name");
        }
    }
}
