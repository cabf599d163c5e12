package io.jenkins.plugins.modelgate.engine.signature.certificate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * When a signature was there already, by the word of a time stamp authority (RFC 3161) below {@code timestampRoots} of the
 * trust entry, or below its {@code roots} where it has none of the former.
 */
public final class TimestampTrust {
    /** Most time stamps of one signature that are looked at. */
    private static final int MAX_STAMPS = 8;

    /** How far an authority's clock may be ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final Map<String, String> HASHES = Map.of(
            NISTObjectIdentifiers.id_sha256.getId(), "SHA-256",
            NISTObjectIdentifiers.id_sha384.getId(), "SHA-384",
            NISTObjectIdentifiers.id_sha512.getId(), "SHA-512");

    private TimestampTrust() {}

    /**
     * The earliest time that is proven, where the entry wants one.
     *
     * @param responses RFC 3161 responses in DER
     * @param signature that they must be over
     * @return null when there is no time stamp, or when the entry judges by the present time
     * @throws SignatureException when there are time stamps and none can be believed
     */
    @CheckForNull
    public static Instant provenTime(List<byte[]> responses, byte[] signature, TrustEntry entry, Instant now)
            throws SignatureException {
        String validity = entry.optional("validity");
        if (responses.isEmpty() || validity == null || validity.equals("NOW")) {
            return null;
        }
        if (responses.size() > MAX_STAMPS) {
            throw new SignatureException(
                    Kind.MALFORMED, "the signature has " + responses.size() + " time stamps; at most " + MAX_STAMPS);
        }
        Instant earliest = null;
        SignatureException refusal = null;
        for (byte[] response : responses) {
            try {
                Instant time = verify(response, signature, entry, now);
                earliest = earliest == null || time.isBefore(earliest) ? time : earliest;
            } catch (SignatureException e) {
                refusal = e;
            }
        }
        if (earliest == null && refusal != null) {
            throw refusal;
        }
        return earliest;
    }

    /** Verifies one time stamp. */
    static Instant verify(byte[] response, byte[] signature, TrustEntry entry, Instant now) throws SignatureException {
        TimeStampToken token = token(response);
        try {
            return verify(token, signature, entry, now);
        } catch (RuntimeException e) {
            // The library parses the parts of a token when they are asked for.
            throw new SignatureException(
                    Kind.MALFORMED, "a time stamp cannot be read: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static Instant verify(TimeStampToken token, byte[] signature, TrustEntry entry, Instant now)
            throws SignatureException {
        requireImprint(token, signature);
        List<X509Certificate> certificates = certificates(token);
        X509Certificate authority = authority(token, certificates);
        List<X509Certificate> roots =
                CertificateTrust.roots(entry, entry.optional("timestampRoots") == null ? "roots" : "timestampRoots");
        Instant time = token.getTimeStampInfo().getGenTime().toInstant();
        if (time.isAfter(now.plus(SKEW))) {
            throw new SignatureException(
                    Kind.EXPIRED, "the time stamp is of " + time + ", after " + now + "; is the clock right?");
        }
        PathRules rules = new PathRules(TIME_STAMPING, "time stamping");
        try {
            new PathChoice(rules, RevocationLists.of(entry).whereGiven(), roots)
                    .choose(authority, certificates, time, now);
        } catch (SignatureException e) {
            throw new SignatureException(e.kind(), "the time stamp cannot be believed: " + e.getMessage(), e);
        }
        return time;
    }

    private static TimeStampToken token(byte[] response) throws SignatureException {
        try {
            TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
            if (token != null) {
                return token;
            }
        } catch (IOException | TSPException | RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED, "a time stamp cannot be read: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
        throw new SignatureException(Kind.MALFORMED, "a time stamp response holds no time stamp");
    }

    private static void requireImprint(TimeStampToken token, byte[] signature) throws SignatureException {
        String hash =
                HASHES.get(token.getTimeStampInfo().getMessageImprintAlgOID().getId());
        if (hash == null) {
            throw new SignatureException(Kind.UNSUPPORTED, "a time stamp is over a digest that is not SHA-2");
        }
        try {
            byte[] digest = MessageDigest.getInstance(hash).digest(signature);
            if (MessageDigest.isEqual(digest, token.getTimeStampInfo().getMessageImprintDigest())) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + hash, e);
        }
        throw new SignatureException(Kind.INVALID, "a time stamp is over another signature");
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws SignatureException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
                if (certificates.size() == CertificateTrust.MAX_CERTIFICATES) {
                    throw new SignatureException(Kind.MALFORMED, "a time stamp brings too many certificates");
                }
                certificates.add(
                        Certificates.ofDer(holder.getEncoded(), "a certificate of a time stamp", Kind.MALFORMED));
            }
        } catch (IOException e) {
            throw new SignatureException(Kind.MALFORMED, "a time stamp has an unreadable certificate", e);
        }
        return certificates;
    }

    /** Whose token it is; checks the token's signature and that it names this very certificate. */
    private static X509Certificate authority(TimeStampToken token, List<X509Certificate> certificates)
            throws SignatureException {
        for (X509Certificate each : certificates) {
            boolean named = token.getSID().getSerialNumber() != null
                    && token.getSID().getSerialNumber().equals(each.getSerialNumber());
            if (named) {
                try {
                    token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(each));
                    return each;
                } catch (TSPException | OperatorCreationException | RuntimeException e) {
                    throw new SignatureException(
                            Kind.INVALID,
                            "a time stamp does not verify: " + SafeText.of(String.valueOf(e.getMessage())),
                            e);
                }
            }
        }
        throw new SignatureException(Kind.STRANGER, "a time stamp does not bring the certificate of its authority");
    }
}
