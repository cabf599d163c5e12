package io.jenkins.plugins.modelgate.engine.signature.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority made for a test, or a signer below one: a certificate and its key. */
public final class TestCa {
    public static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final X509Certificate certificate;
    private final KeyPair keys;

    private TestCa(X509Certificate certificate, KeyPair keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public KeyPair keys() {
        return keys;
    }

    /** A certificate in the making; the usual one of its kind unless it is told otherwise. */
    public static final class Maker {
        private final X500Principal subject;
        private final List<Extension> extensions = new ArrayList<>();
        private KeyPair keys = ec("secp256r1");
        private Instant from = NOW.minus(Duration.ofDays(30));
        private Instant to = NOW.plus(Duration.ofDays(365));
        private String hash = "SHA256";

        private Maker(String subject) {
            this.subject = new X500Principal(subject);
        }

        public Maker keys(KeyPair own) {
            keys = own;
            return this;
        }

        public Maker valid(Instant first, Instant last) {
            from = first;
            to = last;
            return this;
        }

        Maker hash(String name) {
            hash = name;
            return this;
        }

        /** Adds an extension, or puts it in the place of the usual one. */
        public Maker with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
            without(id);
            try {
                extensions.add(
                        new Extension(id, critical, value.toASN1Primitive().getEncoded()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return this;
        }

        public Maker without(ASN1ObjectIdentifier id) {
            extensions.removeIf(extension -> extension.getExtnId().equals(id));
            return this;
        }

        public TestCa selfSigned() {
            return signedBy(subject, keys);
        }

        public TestCa by(TestCa issuer) {
            return signedBy(issuer.certificate.getSubjectX500Principal(), issuer.keys);
        }

        private TestCa signedBy(X500Principal issuer, KeyPair issuerKeys) {
            try {
                JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(SERIAL.getAndIncrement()),
                        Date.from(from),
                        Date.from(to),
                        subject,
                        keys.getPublic());
                for (Extension extension : extensions) {
                    builder.addExtension(extension);
                }
                return new TestCa(
                        new JcaX509CertificateConverter()
                                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm(hash, issuerKeys))
                                        .build(issuerKeys.getPrivate()))),
                        keys);
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String algorithm(String hash, KeyPair keys) {
        return hash + "with" + (keys.getPublic().getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
    }

    /** A certification authority. */
    public static Maker authority(String subject) {
        return new Maker(subject)
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    /** Somebody who signs code. */
    public static Maker signer(String subject) {
        return new Maker(subject)
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .with(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.getInstance(KeyPurposeId.id_kp_codeSigning)));
    }

    static GeneralNames email(String address) {
        return new GeneralNames(new GeneralName(GeneralName.rfc822Name, address));
    }

    public static KeyPair ec(String curve) {
        return pair("EC", generator -> {
            try {
                generator.initialize(new ECGenParameterSpec(curve));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static KeyPair rsa(int bits) {
        return pair("RSA", generator -> generator.initialize(bits));
    }

    private static KeyPair pair(String algorithm, Consumer<KeyPairGenerator> setup) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            setup.accept(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A revocation list of this authority. */
    X509CRL list(Instant thisUpdate, Instant nextUpdate, TestCa... revoked) throws Exception {
        return list(thisUpdate, nextUpdate, builder -> {}, revoked);
    }

    /** A revocation list with something special about it. */
    X509CRL list(Instant thisUpdate, Instant nextUpdate, ListChange change, TestCa... revoked) throws Exception {
        JcaX509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(thisUpdate));
        if (nextUpdate != null) {
            builder.setNextUpdate(Date.from(nextUpdate));
        }
        for (TestCa each : revoked) {
            builder.addCRLEntry(each.certificate.getSerialNumber(), Date.from(thisUpdate), 1);
        }
        change.apply(builder);
        return new JcaX509CRLConverter()
                .getCRL(builder.build(new JcaContentSignerBuilder(algorithm("SHA256", keys)).build(keys.getPrivate())));
    }

    /** What a test does to a list. */
    interface ListChange {
        void apply(JcaX509v2CRLBuilder builder) throws IOException;
    }

    /** The certificate as PEM. */
    public String pem() throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
