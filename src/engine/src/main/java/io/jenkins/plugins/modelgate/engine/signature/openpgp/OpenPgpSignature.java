package io.jenkins.plugins.modelgate.engine.signature.openpgp;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.detached.DetachedProof;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureFormat;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.util.ArrayList;
import java.util.List;

/**
 * Detached OpenPGP signatures, version 4 (RFC 4880) and 6 (RFC 9580), over a file's bytes or over a directory's listing. One
 * file may hold several; one by a trusted key is enough.
 */
public final class OpenPgpSignature implements SignatureFormat {
    @Override
    public boolean matches(SignatureSource source) {
        return SignaturePackets.begin(source.bytes());
    }

    @Override
    public Proof open(SignatureSource source, TrustedSigners trusted) throws SignatureException {
        SignaturePackets.read(source.bytes(), source.what());
        List<TrustEntry> entries = new ArrayList<>(trusted.policy());
        entries.addAll(trusted.caller());
        if (entries.stream().noneMatch(entry -> entry.type() == TrustEntry.Type.OPENPGP)) {
            throw new SignatureException(
                    Kind.STRANGER, source.what() + " is an OpenPGP signature, and no OpenPGP key is trusted here");
        }
        return DetachedProof.of(source, new OpenPgpDetached(source, trusted, entries));
    }
}
