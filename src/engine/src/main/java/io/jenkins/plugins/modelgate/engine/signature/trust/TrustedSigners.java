package io.jenkins.plugins.modelgate.engine.signature.trust;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may have signed: one of the policy's entries and, where the caller has given some, one of the caller's too.
 *
 * @param policy entries of the policy; empty demands nothing
 * @param caller entries of a step's parameters or a command's options; empty demands nothing
 * @param now time of the check
 */
public record TrustedSigners(List<TrustEntry> policy, List<TrustEntry> caller, Instant now) {

    /** How worthy of being told a failure is: the first of these that occurs is the one that counts. */
    private static final List<Kind> TELLING = List.of(
            Kind.REVOKED,
            Kind.EXPIRED,
            Kind.MALFORMED,
            Kind.UNSUPPORTED,
            Kind.INVALID,
            Kind.TRUST,
            Kind.KEY,
            Kind.STRANGER);

    public TrustedSigners {
        policy = List.copyOf(policy);
        caller = List.copyOf(caller);
    }

    /** Whether there is nobody to compare a signer with. */
    public boolean nobody() {
        return policy.isEmpty() && caller.isEmpty();
    }

    /**
     * Tries the entries until one matches in each of the lists that are not empty.
     *
     * @return the signer by the policy's entry, or by the caller's where the policy has none
     * @throws SignatureException of the most telling kind with every entry's reason; STRANGER when nobody is trusted
     */
    public Signer require(Attempt attempt) throws SignatureException {
        if (nobody()) {
            throw new SignatureException(Kind.STRANGER, "nobody is trusted here");
        }
        Signer byPolicy = policy.isEmpty() ? null : any(policy, attempt);
        Signer byCaller = caller.isEmpty() ? null : any(caller, attempt);
        return byPolicy == null ? byCaller : byPolicy;
    }

    private Signer any(List<TrustEntry> entries, Attempt attempt) throws SignatureException {
        List<String> reasons = new ArrayList<>();
        SignatureException told = null;
        for (TrustEntry entry : entries) {
            try {
                requireInForce(entry);
                return attempt.verify(entry);
            } catch (SignatureException e) {
                reasons.add(entries.size() == 1 ? e.getMessage() : entry.name() + ": " + e.getMessage());
                if (told == null || TELLING.indexOf(e.kind()) < TELLING.indexOf(told.kind())) {
                    told = e;
                }
            }
        }
        Kind kind = told == null ? Kind.STRANGER : told.kind();
        throw new SignatureException(kind, String.join("; ", reasons), told);
    }

    private void requireInForce(TrustEntry entry) throws SignatureException {
        if (!entry.countsAt(now)) {
            throw new SignatureException(
                    Kind.STRANGER,
                    "the trust entry counts from " + entry.fields().getOrDefault("notBefore", "ever") + " to "
                            + entry.fields().getOrDefault("notAfter", "ever") + ", and not today");
        }
    }

    /** Verifies a signature against one entry. */
    @FunctionalInterface
    public interface Attempt {
        /** @throws SignatureException saying why it is not this entry's */
        Signer verify(TrustEntry entry) throws SignatureException;
    }
}
