package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.worker.WorkerJob;

/**
 * A private key on its way from a credential to a worker's standard input.
 *
 * @param pem text, or null
 * @param keyStore PKCS#12 in base64, or null
 * @param passphrase of either, or null
 */
record SigningKey(
        @CheckForNull String pem,
        @CheckForNull String keyStore,
        @CheckForNull String passphrase) {
    /** Gives it to the job. */
    WorkerJob with(WorkerJob job) {
        return job.secret("key", pem).secret("keyStore", keyStore).secret("passphrase", passphrase);
    }

    @Override
    public String toString() {
        return "a signing key";
    }
}
