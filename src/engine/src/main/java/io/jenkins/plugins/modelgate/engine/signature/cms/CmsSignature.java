package io.jenkins.plugins.modelgate.engine.signature.cms;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.detached.DetachedProof;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureFormat;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.util.stream.Stream;

/**
 * Detached CMS signatures with signed attributes, PEM or DER, over a file's bytes or over a directory's listing, as
 * {@code openssl cms -sign -binary} makes them. One signer who is trusted is enough.
 */
public final class CmsSignature implements SignatureFormat {
    @Override
    public boolean matches(SignatureSource source) {
        return CmsDocument.begins(source.bytes());
    }

    @Override
    public Proof open(SignatureSource source, TrustedSigners trusted) throws SignatureException {
        CmsDocument document = CmsDocument.read(source.bytes(), source.what());
        boolean anybody = Stream.concat(trusted.policy().stream(), trusted.caller().stream())
                .anyMatch(entry -> entry.type() == TrustEntry.Type.CERTIFICATE);
        if (!anybody) {
            throw new SignatureException(
                    Kind.STRANGER, source.what() + " is a CMS signature, and no certificate is trusted here");
        }
        return DetachedProof.of(source, new CmsDetached(document, trusted));
    }
}
