package io.jenkins.plugins.modelgate.engine.signature.openpgp;

import java.util.Date;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;

/** What holds today: no hash that can be made to collide, whenever it was used; every revocation counts. */
final class StrictPolicy extends OpenPGPDefaultPolicy {
    private static final int RSA_BITS = 2048;

    /** RFC 9580, 9.1: no key is made with it any more, old ones have it. */
    private static final int RSA_SIGN_ONLY = 3;

    private static final Set<Integer> HASHES = Set.of(
            HashAlgorithmTags.SHA256,
            HashAlgorithmTags.SHA384,
            HashAlgorithmTags.SHA512,
            HashAlgorithmTags.SHA3_256,
            HashAlgorithmTags.SHA3_512);

    /** Whether a signature may be made with it. */
    static boolean isSound(int hash) {
        return HASHES.contains(hash);
    }

    @Override
    public boolean isAcceptableDocumentSignatureHashAlgorithm(int hash, Date time) {
        return isSound(hash);
    }

    @Override
    public boolean isAcceptableCertificationSignatureHashAlgorithm(int hash, Date time) {
        return isSound(hash);
    }

    @Override
    public boolean isAcceptableRevocationSignatureHashAlgorithm(int hash, Date time) {
        return true;
    }

    @Override
    public boolean isAcceptablePublicKeyStrength(int algorithm, int bits) {
        return switch (algorithm) {
            case PublicKeyAlgorithmTags.DSA -> false;
            case PublicKeyAlgorithmTags.RSA_GENERAL, RSA_SIGN_ONLY -> bits >= RSA_BITS;
            default -> super.isAcceptablePublicKeyStrength(algorithm, bits);
        };
    }
}
