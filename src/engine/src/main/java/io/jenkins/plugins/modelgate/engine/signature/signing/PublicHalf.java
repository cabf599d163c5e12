package io.jenkins.plugins.modelgate.engine.signature.signing;

import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * Makes the public key of a private one with the JDK alone, which loads in no time. Agreeing on a secret with the curve's
 * generator (SEC 1, 3.3.1) gives the public point's x; the curve's equation leaves two y, and a signature tells which.
 */
final class PublicHalf {
    private static final byte[] PROBE = {'y', '?'};

    private PublicHalf() {}

    static PublicKey of(PrivateKey key, EcCurve curve) throws GeneralSecurityException {
        ECParameterSpec parameters = curve.parameters();
        BigInteger p = ((ECFieldFp) parameters.getCurve().getField()).getP();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(parameters.getGenerator(), parameters), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        BigInteger square = x.pow(3)
                .add(parameters.getCurve().getA().multiply(x))
                .add(parameters.getCurve().getB())
                .mod(p);
        // All three primes leave 3 when divided by 4.
        BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        Signature signature = Signature.getInstance(curve.signature());
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        for (BigInteger each : new BigInteger[] {y, p.subtract(y)}) {
            PublicKey candidate = publicKey(new ECPoint(x, each), parameters);
            signature.initVerify(candidate);
            signature.update(PROBE);
            if (signature.verify(signed)) {
                return candidate;
            }
        }
        throw new InvalidKeyException("the key has no public half");
    }

    private static PublicKey publicKey(ECPoint point, ECParameterSpec parameters) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
    }
}
