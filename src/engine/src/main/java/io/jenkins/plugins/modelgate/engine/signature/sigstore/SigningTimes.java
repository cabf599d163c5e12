package io.jenkins.plugins.modelgate.engine.signature.sigstore;

import dev.sigstore.bundle.Bundle;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.timestamp.client.ImmutableTimestampResponse;
import dev.sigstore.timestamp.client.TimestampException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import dev.sigstore.trustroot.TransparencyLog;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a bundle was signed, by clocks that the trusted root vouches for: the log's, if it signed its promise, and the
 * time stamp authorities'. sigstore-java 2.0.0 verifies their signatures, but lets the log's time lie outside of the
 * certificate's ten minutes and outside of the log's own, and is content with no time at all.
 */
final class SigningTimes {
    /** How far a clock may be ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private SigningTimes() {}

    /** All proven times of a bundle whose signatures have been verified. */
    static List<Instant> of(Bundle bundle, SigstoreTrustedRoot root) throws SignatureException {
        List<Instant> times = new ArrayList<>();
        RekorEntry entry = bundle.getEntries().get(0);
        String promise = entry.getVerification().getSignedEntryTimestamp();
        if (promise != null && !promise.isEmpty()) {
            times.add(entry.getIntegratedTimeInstant());
        }
        try {
            for (Bundle.Timestamp stamp : bundle.getTimestamps()) {
                times.add(ImmutableTimestampResponse.builder()
                        .encoded(stamp.getRfc3161Timestamp())
                        .build()
                        .getGenTime()
                        .toInstant());
            }
        } catch (TimestampException | RuntimeException e) {
            throw new SignatureException(Kind.MALFORMED, "the bundle has an unreadable time stamp", e);
        }
        byte[] log = java.util.HexFormat.of().parseHex(entry.getLogID());
        for (Instant time : times) {
            if (TransparencyLog.find(root.getTLogs(), log, time).isEmpty()) {
                throw new SignatureException(
                        Kind.STRANGER,
                        "the bundle's log entry is of " + time + ", when the trusted root does not trust that log");
            }
        }
        return times;
    }

    /**
     * @return the earliest, once every one of them lies inside the certificate's validity and not in the future
     * @throws SignatureException of kind EXPIRED, or INVALID when there is no time at all
     */
    static Instant check(List<Instant> times, X509Certificate leaf, Instant now) throws SignatureException {
        if (times.isEmpty()) {
            throw new SignatureException(
                    Kind.INVALID,
                    "nothing proves when the bundle was signed: it has neither a log's signed time nor a time stamp");
        }
        Instant from = leaf.getNotBefore().toInstant();
        Instant to = leaf.getNotAfter().toInstant();
        for (Instant time : times) {
            if (time.isBefore(from) || time.isAfter(to)) {
                throw new SignatureException(
                        Kind.EXPIRED,
                        "the bundle was signed at " + time + ", outside of its certificate's validity from " + from
                                + " to " + to);
            }
            if (time.isAfter(now.plus(SKEW))) {
                throw new SignatureException(
                        Kind.EXPIRED, "the bundle was signed at " + time + ", after " + now + "; is the clock right?");
            }
        }
        return times.stream().min(Instant::compareTo).orElseThrow();
    }
}
