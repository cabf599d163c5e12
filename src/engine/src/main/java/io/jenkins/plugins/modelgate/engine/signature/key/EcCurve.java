package io.jenkins.plugins.modelgate.engine.signature.key;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;

/**
 * The curves of OpenSSF Model Signing v1.0 (algorithm registry) with the one signature algorithm of each: the hash
 * follows from the curve, never from what a bundle says.
 */
public enum EcCurve {
    P256("secp256r1", "SHA256withECDSA", 32),
    P384("secp384r1", "SHA384withECDSA", 48),
    P521("secp521r1", "SHA512withECDSA", 66);

    private final String jdkName;
    private final String signature;
    private final int fieldBytes;

    EcCurve(String jdkName, String signature, int fieldBytes) {
        this.jdkName = jdkName;
        this.signature = signature;
        this.fieldBytes = fieldBytes;
    }

    /** Name for {@link ECGenParameterSpec}. */
    public String jdkName() {
        return jdkName;
    }

    /** Name for {@link java.security.Signature}; the signature is DER. */
    public String signature() {
        return signature;
    }

    /** Bytes of a field element. */
    public int fieldBytes() {
        return fieldBytes;
    }

    /**
     * The curve of a key.
     *
     * @param what the key, for messages
     * @throws SignatureException of the given kind when it is no key on one of these curves
     */
    public static EcCurve of(Key key, String what, Kind kind) throws SignatureException {
        if (key instanceof ECKey ec) {
            for (EcCurve curve : values()) {
                if (curve.has(ec.getParams())) {
                    return curve;
                }
            }
        }
        throw new SignatureException(
                kind, what + " is a key of type " + key.getAlgorithm() + "; it must be EC on P-256, P-384 or P-521");
    }

    /** Parameters, not only the size of the field: another curve over the same field is another curve. */
    private boolean has(ECParameterSpec parameters) {
        ECParameterSpec own = parameters();
        EllipticCurve curve = parameters.getCurve();
        return curve.getField().equals(own.getCurve().getField())
                && curve.getA().equals(own.getCurve().getA())
                && curve.getB().equals(own.getCurve().getB())
                && parameters.getGenerator().equals(own.getGenerator())
                && parameters.getOrder().equals(own.getOrder())
                && parameters.getCofactor() == own.getCofactor();
    }

    /** The curve's own parameters. */
    public ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(jdkName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + jdkName, e);
        }
    }
}
