package io.jenkins.plugins.modelgate.engine.signature.cms;

import java.io.IOException;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;

/** Which algorithms a signer may use: the hash in the algorithm's name counts, not only the digest's. */
final class CmsAlgorithms {
    private static final Set<String> SOUND = Set.of(
            PKCSObjectIdentifiers.rsaEncryption.getId(),
            PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA512.getId());

    private static final Set<ASN1ObjectIdentifier> HASHES =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private CmsAlgorithms() {}

    static boolean isSound(SignerInformation signer) {
        String id = signer.getEncryptionAlgOID();
        return SOUND.contains(id) || id.equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId()) && isSoundPss(signer);
    }

    private static boolean isSoundPss(SignerInformation signer) {
        try {
            byte[] encoded = signer.getEncryptionAlgParams();
            RSASSAPSSparams parameters = encoded == null
                    ? null
                    : RSASSAPSSparams.getInstance(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(encoded));
            return parameters != null
                    && HASHES.contains(parameters.getHashAlgorithm().getAlgorithm());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
