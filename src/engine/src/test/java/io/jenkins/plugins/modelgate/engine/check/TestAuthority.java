package io.jenkins.plugins.modelgate.engine.check;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of the tests, with signers below it. */
final class TestAuthority {
    private static final X500Name NAME = new X500Name("CN=test-ca");

    private final KeyPair pair = pair();
    private final Instant now;
    private final X509Certificate root;

    TestAuthority(Instant now) throws Exception {
        this.now = now;
        root = new JcaX509CertificateConverter()
                .getCertificate(builder(BigInteger.ONE, NAME, pair, -1000, 1000)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                        .build(signer()));
    }

    /** A signer's certificate, valid from and to so many days from now. */
    X509Certificate certificate(long serial, KeyPair of, int fromDays, int toDays) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder(BigInteger.valueOf(serial), new X500Name("CN=release"), of, fromDays, toDays)
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                        .addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning))
                        .build(signer()));
    }

    private JcaX509v3CertificateBuilder builder(BigInteger serial, X500Name name, KeyPair of, int from, int to)
            throws Exception {
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(NAME, serial, day(from), day(to), name, of.getPublic());
        JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(of.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(pair.getPublic()));
        return builder;
    }

    /** A revocation list with these serial numbers, as PEM. */
    String revoking(long... serials) throws Exception {
        X509v2CRLBuilder list = new X509v2CRLBuilder(NAME, day(-1));
        list.setNextUpdate(day(30));
        list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
        list.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(pair.getPublic()));
        for (long serial : serials) {
            list.addCRLEntry(BigInteger.valueOf(serial), day(-1), CRLReason.keyCompromise);
        }
        return pem(list.build(signer()));
    }

    String rootPem() throws Exception {
        return pem(root);
    }

    private static String pem(Object object) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    private ContentSigner signer() throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    }

    private Date day(int days) {
        return Date.from(now.plusSeconds(days * 86_400L));
    }

    static KeyPair pair() throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        return pairs.generateKeyPair();
    }
}
