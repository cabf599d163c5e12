package io.jenkins.plugins.modelgate.engine.signature.certificate;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;

/**
 * Which algorithms still bind: the JDK takes SHA-1 below a private root, and two certificates with one SHA-1 can be
 * bought. Source: NIST SP 800-131A r2 (SHA-1 disallowed for signatures, RSA from 2048 bits).
 */
final class Strength {
    private static final String PSS = "1.2.840.113549.1.1.10";

    /** SHA-2 with RSA and with ECDSA, Ed25519, Ed448. */
    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4",
            "1.3.101.112",
            "1.3.101.113");

    private static final Set<String> HASHES =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");

    private Strength() {}

    /** @param parameters of the algorithm in DER, or null */
    static boolean binds(String signatureOid, byte[] parameters) {
        if (!signatureOid.equals(PSS)) {
            return SIGNATURES.contains(signatureOid);
        }
        try {
            return parameters != null
                    && HASHES.contains(RSASSAPSSparams.getInstance(parameters)
                            .getHashAlgorithm()
                            .getAlgorithm()
                            .getId());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isStrong(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength() >= 2048;
        }
        if (key instanceof ECKey ec) {
            return ec.getParams().getOrder().bitLength() >= 256;
        }
        return key.getAlgorithm().startsWith("Ed");
    }
}
