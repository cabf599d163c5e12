package io.jenkins.plugins.modelgate.engine.signature.signing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A private key in PEM: PKCS#8, plain or encrypted (RFC 5958, 8018); SEC 1 (RFC 5915), plain or encrypted as OpenSSL did
 * before. Other blocks in the file are passed over; a second key is refused.
 */
final class PemKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----.*?-----END \\1-----", Pattern.DOTALL);

    private static final int MAX_BYTES = 1 << 20;

    private PemKey() {}

    /** Made when an encrypted key is read, and not before: it takes a quarter of a second. */
    private static final class Ciphers {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    static SigningKey read(byte[] content, @CheckForNull String passphrase, String what) throws SignatureException {
        String block = block(content, what);
        PrivateKeyInfo info = info(block, passphrase, what);
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (!algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            throw wrong(what + " is a key of type " + name(algorithm) + "; it must be EC on P-256, P-384 or P-521");
        }
        try {
            ECPrivateKey key = (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
            return SigningKey.of(key, publicKey(key, what), List.of(), null, what);
        } catch (GeneralSecurityException | IOException e) {
            throw new SignatureException(
                    Kind.KEY, what + " is no EC key on P-256, P-384 or P-521 with a named curve", e);
        }
    }

    private static String block(byte[] content, String what) throws SignatureException {
        if (content.length > MAX_BYTES) {
            throw wrong(what + " has " + content.length + " bytes; that is no key");
        }
        Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group());
        }
        if (blocks.size() != 1) {
            throw wrong(
                    blocks.isEmpty()
                            ? what + " holds no private key: it is neither PEM with BEGIN … PRIVATE KEY nor PKCS#12"
                            : what + " holds " + blocks.size() + " private keys; give the one that shall sign");
        }
        if (blocks.get(0).startsWith("-----BEGIN OPENSSH ")) {
            throw wrong(what + " is in OpenSSH's own format; ssh-keygen -p -m PKCS8 -f FILE rewrites it");
        }
        return blocks.get(0);
    }

    private static PrivateKeyInfo info(String block, String passphrase, String what) throws SignatureException {
        Object parsed;
        try (PEMParser parser = new PEMParser(new StringReader(block))) {
            parsed = parser.readObject();
        } catch (IOException | RuntimeException e) {
            throw new SignatureException(Kind.KEY, what + " is damaged: its PEM block cannot be read", e);
        }
        boolean encrypted = parsed instanceof PEMEncryptedKeyPair || parsed instanceof PKCS8EncryptedPrivateKeyInfo;
        if (encrypted && (passphrase == null || passphrase.isEmpty())) {
            throw wrong(what + " is encrypted, and no passphrase was given");
        }
        try {
            if (parsed instanceof PEMEncryptedKeyPair pair) {
                return pair.decryptKeyPair(new BcPEMDecryptorProvider(passphrase.toCharArray()))
                        .getPrivateKeyInfo();
            }
            if (parsed instanceof PKCS8EncryptedPrivateKeyInfo sealed) {
                return sealed.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(Ciphers.PROVIDER)
                        .build(passphrase.toCharArray()));
            }
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
            throw new SignatureException(Kind.KEY, what + " cannot be decrypted: the passphrase is wrong", e);
        }
        if (parsed instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (parsed instanceof PrivateKeyInfo info) {
            return info;
        }
        throw wrong(what + " holds no private key that can be read");
    }

    /** Made from the private key, never read beside it: a file may hold somebody else's. */
    private static PublicKey publicKey(ECPrivateKey key, String what)
            throws SignatureException, GeneralSecurityException {
        EcCurve curve = EcCurve.of(key, what, Kind.KEY);
        if (key.getS().signum() <= 0 || key.getS().compareTo(curve.parameters().getOrder()) >= 0) {
            throw wrong(what + " is no key of its curve");
        }
        X9ECParameters parameters = CustomNamedCurves.getByName(curve.jdkName());
        org.bouncycastle.math.ec.ECPoint point = new FixedPointCombMultiplier()
                .multiply(parameters.getG(), key.getS())
                .normalize();
        ECPoint affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, curve.parameters()));
    }

    private static String name(ASN1ObjectIdentifier algorithm) {
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return "Ed25519";
        }
        return algorithm.getId();
    }

    private static SignatureException wrong(String message) {
        return new SignatureException(Kind.KEY, message);
    }
}
