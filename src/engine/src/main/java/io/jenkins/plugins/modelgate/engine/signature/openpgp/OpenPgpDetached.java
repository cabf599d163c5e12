package io.jenkins.plugins.modelgate.engine.signature.openpgp;

import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.detached.Detached;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** Every signature of a file by a key of every trust entry: each digests the bytes in its own way. */
final class OpenPgpDetached implements Detached {
    private static final long SKEW_MILLIS = 5L * 60 * 1000;

    private final String what;
    private final TrustedSigners trusted;
    private final Date now;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<String> signers = new ArrayList<>();

    OpenPgpDetached(SignatureSource source, TrustedSigners trusted, List<TrustEntry> entries)
            throws SignatureException {
        this.what = source.what();
        this.trusted = trusted;
        this.now = Date.from(trusted.now());
        for (PGPSignature signature : SignaturePackets.read(source.bytes(), what)) {
            signers.add(Long.toHexString(signature.getKeyID()));
        }
        for (TrustEntry entry : entries) {
            if (entry.type() == TrustEntry.Type.OPENPGP) {
                // A signature of the library remembers what it has seen, so every entry gets its own.
                for (PGPSignature signature : SignaturePackets.read(source.bytes(), what)) {
                    add(entry, signature);
                }
            }
        }
    }

    private void add(TrustEntry entry, PGPSignature signature) {
        try {
            TrustedKey key = TrustedKey.of(entry);
            OpenPGPComponentKey signer = key.signer(signature);
            if (signer != null) {
                requireForm(signature);
                signature.init(new BcPGPContentVerifierBuilderProvider(), signer.getPGPPublicKey());
                candidates.add(new Candidate(entry, signature, key, signer, null));
            }
        } catch (SignatureException e) {
            candidates.add(new Candidate(entry, signature, null, null, e));
        } catch (PGPException | RuntimeException e) {
            SignatureException fault = new SignatureException(
                    Kind.UNSUPPORTED,
                    what + " cannot be verified: " + e.getClass().getSimpleName(),
                    e);
            candidates.add(new Candidate(entry, signature, null, null, fault));
        }
    }

    private void requireForm(PGPSignature signature) throws SignatureException {
        if (signature.getVersion() != 4 && signature.getVersion() != 6) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    what + " is a signature of version " + signature.getVersion() + "; 4 and 6 are read");
        }
        if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    what + " is a signature of type " + signature.getSignatureType()
                            + ", not of a binary file (gpg --detach-sign without --textmode)");
        }
        if (!StrictPolicy.isSound(signature.getHashAlgorithm())) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    what + " is made with hash algorithm " + signature.getHashAlgorithm()
                            + "; SHA-256 or stronger is accepted");
        }
        if (!TrustedKey.knowsEverythingCritical(signature)) {
            throw new SignatureException(
                    Kind.UNSUPPORTED, what + " has a critical part that is not understood, so it cannot be judged");
        }
    }

    @Override
    public List<ContentSink> sinks() {
        List<ContentSink> sinks = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.fault() == null) {
                sinks.add(candidate.signature()::update);
            }
        }
        return sinks;
    }

    @Override
    public Signer conclude() throws SignatureException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Candidate candidate : candidates) {
            verdicts.add(verdict(candidate));
        }
        return trusted.require(entry -> by(entry, verdicts));
    }

    /** Once for each: verifying ends what a signature remembers. */
    private Verdict verdict(Candidate candidate) {
        try {
            if (candidate.fault() != null) {
                throw candidate.fault();
            }
            return new Verdict(candidate.entry(), verify(candidate), null);
        } catch (SignatureException e) {
            return new Verdict(candidate.entry(), null, e);
        } catch (RuntimeException e) {
            SignatureException fault = new SignatureException(
                    Kind.MALFORMED, what + " cannot be judged: " + e.getClass().getSimpleName(), e);
            return new Verdict(candidate.entry(), null, fault);
        }
    }

    private Signer by(TrustEntry entry, List<Verdict> verdicts) throws SignatureException {
        SignatureException why = null;
        for (Verdict verdict : verdicts) {
            if (verdict.entry() == entry) {
                if (verdict.signer() != null) {
                    return verdict.signer();
                }
                why = verdict.why();
            }
        }
        if (why != null) {
            throw why;
        }
        throw new SignatureException(
                Kind.STRANGER,
                what + " is by the OpenPGP key " + String.join(", ", signers) + ", which is not "
                        + (entry.type() == TrustEntry.Type.OPENPGP
                                ? "that of " + entry.name()
                                : "what is trusted here"));
    }

    private Signer verify(Candidate candidate) throws SignatureException {
        PGPSignature signature = candidate.signature();
        boolean holds;
        try {
            holds = signature.verify();
        } catch (PGPException | RuntimeException e) {
            throw new SignatureException(
                    Kind.INVALID, what + " does not hold: " + e.getClass().getSimpleName(), e);
        }
        if (!holds) {
            throw new SignatureException(
                    Kind.INVALID, what + " does not hold: the file or the signature has been altered since");
        }
        Date made = signature.getCreationTime();
        if (made == null || made.getTime() > now.getTime() + SKEW_MILLIS) {
            throw new SignatureException(
                    Kind.EXPIRED, what + " says that it was made in the future; compare the clocks");
        }
        long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
        if (seconds > 0 && made.getTime() + seconds * 1000 <= now.getTime()) {
            throw new SignatureException(Kind.EXPIRED, what + " has expired");
        }
        candidate.key().requireFit(candidate.signer(), made, now);
        return new Signer(
                "openpgp",
                candidate.entry().name(),
                candidate.key().name(now),
                HexFormat.of().formatHex(candidate.signer().getPGPPublicKey().getFingerprint()),
                null,
                List.of());
    }

    /** A signature that an entry's key may have made. */
    private record Candidate(
            TrustEntry entry,
            PGPSignature signature,
            TrustedKey key,
            OpenPGPComponentKey signer,
            SignatureException fault) {}

    private record Verdict(TrustEntry entry, Signer signer, SignatureException why) {}
}
