package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.util.ArrayList;
import java.util.List;

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
    private static final int SHORTEST = 8;

    /** Gives it to the job. */
    WorkerJob with(WorkerJob job) {
        return job.text("key", pem).text("keyStore", keyStore).text("passphrase", passphrase);
    }

    /** What a log must not show: the passphrase, the key as a whole and each line of it. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        if (passphrase != null && !passphrase.isEmpty()) {
            secrets.add(passphrase);
        }
        if (keyStore != null) {
            secrets.add(keyStore);
        }
        if (pem != null) {
            pem.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                    .forEach(secrets::add);
        }
        return secrets;
    }

    @Override
    public String toString() {
        return "a signing key";
    }
}
