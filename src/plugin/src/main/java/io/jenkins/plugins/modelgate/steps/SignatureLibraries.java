package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.worker.WorkerJob;

/** Which jars a worker needs for the signatures that may come its way: an agent gets no more than it needs. */
final class SignatureLibraries {
    private SignatureLibraries() {}

    /**
     * Adds them to a job.
     *
     * @param trust field of the policy with those who are trusted
     */
    static WorkerJob with(WorkerJob job, Policy policy, String trust) {
        boolean sigstore = job.texts().containsKey("identity")
                || policy.entries(trust).stream().anyMatch(entry -> "sigstore".equals(entry.get("type")));
        job.needs("signature");
        return sigstore ? job.needs("sigstore") : job;
    }
}
