package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.cms.CmsSignature;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsSignature;
import io.jenkins.plugins.modelgate.engine.signature.openpgp.OpenPgpSignature;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureFormat;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.util.List;

/** The formats of model signatures. A new one is a new room and one line here. */
final class KnownSignatures {
    private static final List<SignatureFormat> FORMATS = List.of(
            new OmsSignature(), //
            new OpenPgpSignature(), //
            new CmsSignature() //
            );

    /** Names of a signature in a model's directory, and beside a single file; the first that is there counts. */
    static final List<String> NAMES =
            List.of("model.sig", "SHA256SUMS.asc", "SHA256SUMS.sig", "SHA256SUMS.gpg", "SHA256SUMS.p7s");

    /** What is added to the name of a single file; the first that is there counts, and before any of {@link #NAMES}. */
    static final List<String> EXTENSIONS = List.of(".sig", ".asc", ".p7s");

    private KnownSignatures() {}

    /** Opens a signature by the format that recognises it. */
    static Proof open(SignatureSource source, TrustedSigners trusted) throws SignatureException {
        for (SignatureFormat format : FORMATS) {
            if (format.matches(source)) {
                return format.open(source, trusted);
            }
        }
        throw new SignatureException(
                SignatureException.Kind.MALFORMED,
                source.what()
                        + " is in no known format of signatures; an OpenSSF Model Signing bundle is JSON, an OpenPGP"
                        + " signature armored or binary, a CMS signature PEM or DER");
    }
}
