package io.jenkins.plugins.modelgate.engine.signature.key;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key on one of the three curves, and what it says of a signature.
 *
 * @param key of the JDK
 * @param curve it is on
 */
public record EcPublicKey(PublicKey key, EcCurve curve) {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----\\s*([A-Za-z0-9+/=\\s]+?)\\s*-----END PUBLIC KEY-----");

    /**
     * Reads a PEM SubjectPublicKeyInfo; comments around it are passed over, a second key is refused.
     *
     * @param what the key, for messages
     */
    public static EcPublicKey ofPem(String pem, String what) throws SignatureException {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw new SignatureException(
                    Kind.TRUST, what + " holds no PEM block BEGIN PUBLIC KEY (openssl pkey -pubout writes one)");
        }
        String base64 = matcher.group(1).replaceAll("\\s", "");
        if (matcher.find()) {
            throw new SignatureException(
                    Kind.TRUST, what + " holds more than one public key; give each a trust entry of its own");
        }
        try {
            return ofDer(Base64.getDecoder().decode(base64), what);
        } catch (IllegalArgumentException e) {
            throw new SignatureException(Kind.TRUST, what + " is no base64: " + e.getMessage(), e);
        }
    }

    /** Reads a DER SubjectPublicKeyInfo. */
    public static EcPublicKey ofDer(byte[] der, String what) throws SignatureException {
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            return of(key, what);
        } catch (GeneralSecurityException e) {
            throw new SignatureException(
                    Kind.TRUST, what + " is no EC public key on P-256, P-384 or P-521: " + e.getMessage(), e);
        }
    }

    /** A key that the JDK has read, as from a certificate. */
    public static EcPublicKey of(PublicKey key, String what) throws SignatureException {
        return new EcPublicKey(key, EcCurve.of(key, what, Kind.TRUST));
    }

    /**
     * Whether a DER signature over {@code message} is this key's, by the curve's own algorithm. Anything that is no
     * signature at all is not.
     */
    public boolean verifies(byte[] message, byte[] der) {
        try {
            Signature signature = Signature.getInstance(curve.signature());
            signature.initVerify(key);
            signature.update(message);
            // Java 17.0.0 to 17.0.2 take a signature of zeros (CVE-2022-21449).
            return DerSignature.isPlausible(der) && signature.verify(der);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The key as PEM, lines of 64, as the reference implementation writes it. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** {@code publicKey.hint} of a bundle: SHA-256 of {@link #pem()}, lower-case hexadecimal. */
    public String hint() {
        return sha256(pem().getBytes(StandardCharsets.US_ASCII));
    }

    /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hexadecimal: how keys are named in reports. */
    public String fingerprint() {
        return sha256(key.getEncoded());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
