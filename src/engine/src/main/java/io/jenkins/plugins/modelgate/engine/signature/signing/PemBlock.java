package io.jenkins.plugins.modelgate.engine.signature.signing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.security.Provider;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** One PEM block with a private key, in any of the forms that the JDK does not read, made PKCS#8. */
final class PemBlock {
    private PemBlock() {}

    /** Made when an encrypted key is read, and not before: it takes a quarter of a second. */
    private static final class Ciphers {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    /** @throws SignatureException also for a key that is not EC, naming its type */
    static byte[] pkcs8(String block, @CheckForNull String passphrase, String what) throws SignatureException {
        PrivateKeyInfo info = info(block, passphrase, what);
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (!algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            throw wrong(what + " is a key of type " + name(algorithm) + "; it must be EC on P-256, P-384 or P-521");
        }
        try {
            return info.getEncoded();
        } catch (IOException e) {
            throw new SignatureException(Kind.KEY, what + " is damaged: it has no encoding", e);
        }
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
