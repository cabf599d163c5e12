package io.jenkins.plugins.modelgate.steps;

import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** By whom a step demands that its subject is signed, as the worker is asked. */
final class SignerDemand implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Any one of them names somebody. */
    private static final Set<String> SIGNERS = Set.of("publicKey", "certificateRoots", "trustedRoot");

    private final LinkedHashMap<String, String> documents = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> words = new LinkedHashMap<>();

    SignerDemand(SignedSubjectStep step) {
        put(documents, "publicKey", step.getPublicKey());
        put(documents, "certificateRoots", step.getCertificateRoots());
        put(documents, "crl", step.getCrl());
        put(documents, "trustedRoot", step.getTrustedRoot());
        put(words, "subject", step.getSubject());
        put(words, "san", step.getSan());
        put(words, "fingerprint", step.getFingerprint());
        put(words, "identity", step.getIdentity());
        put(words, "issuer", step.getIssuer());
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Whether a job demands a signer at all. */
    static boolean isIn(WorkerJob job) {
        return SIGNERS.stream()
                .anyMatch(field -> job.texts().containsKey(field) || job.paths().containsKey(field));
    }

    /** Gives it to the job. */
    WorkerJob with(WorkerJob job) {
        words.forEach(job::text);
        documents.forEach((field, value) -> {
            if (value.startsWith("-----BEGIN") || value.startsWith("{") || value.indexOf('\n') >= 0) {
                job.text(field, value);
            } else {
                job.path(field, value);
            }
        });
        return job;
    }
}
