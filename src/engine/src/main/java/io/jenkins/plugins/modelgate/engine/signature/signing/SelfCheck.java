package io.jenkins.plugins.modelgate.engine.signature.signing;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Material;
import io.jenkins.plugins.modelgate.engine.signature.certificate.Certificates;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsSignature;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a bundle that was just made as a verifier reads it, from its bytes: nobody gets one that does not verify. */
final class SelfCheck {
    private static final String WHAT = "the new signature";

    private SelfCheck() {}

    /**
     * @param statement that was signed, made of the resources
     * @param only path of the model if it is a single file, else null
     * @throws SignatureException when it does not verify with the key, or does not say what was read
     */
    static void check(
            byte[] json, byte[] statement, EcPublicKey key, List<SignedResource> resources, Path location, String only)
            throws SignatureException {
        Bundle bundle = Bundle.read(json, WHAT);
        boolean sameKey = isOf(bundle.material(), key);
        if (!sameKey
                || !key.verifies(
                        bundle.envelope().signedBytes(), bundle.envelope().signature())) {
            throw new SignatureException(Kind.INVALID, WHAT + " does not verify with its own key");
        }
        Map<String, Object> claims = OmsSignature.digests(new SignatureSource(json, WHAT, location, only))
                .claims();
        boolean same = Arrays.equals(bundle.envelope().payload(), statement)
                && StatementWriter.root(resources).equals(claims.get("signedRoot"))
                && Long.valueOf(resources.size()).equals(claims.get("signedResources"));
        if (!same) {
            throw new SignatureException(Kind.INVALID, WHAT + " does not say what was read");
        }
    }

    private static boolean isOf(Material material, EcPublicKey key) throws SignatureException {
        if (material instanceof Material.Chain chain) {
            return Certificates.ofDer(chain.certificates().get(0), WHAT, Kind.MALFORMED)
                    .getPublicKey()
                    .equals(key.key());
        }
        return material instanceof Material.Key hinted && key.hint().equals(hinted.hint());
    }
}
