package io.jenkins.plugins.modelgate.engine.signature.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptor;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.Test;

/** Every form of key that signs, and one sentence for every one that does not. */
public class KeySourceTest {
    private static final String SECRET = "correct horse";
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    @Test
    public void plainAndEncryptedPemOfEveryCurveSigns() throws Exception {
        for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
            KeyPair pair = TestCa.ec(curve);
            byte[] pkcs8 = pair.getPrivate().getEncoded();
            for (String pem : List.of(
                    TestCa.pem("PRIVATE KEY", pkcs8),
                    "# a comment\n" + TestCa.pem("CERTIFICATE", new byte[9]) + TestCa.pem("PRIVATE KEY", pkcs8),
                    encrypted(pair, PKCS8Generator.AES_256_CBC),
                    sec1(pair, null),
                    sec1(pair, "AES-128-CBC"),
                    sec1(pair, "DES-EDE3-CBC"))) {
                SigningKey key = source(pem, SECRET).read();
                assertThat(key.publicKey().key()).isEqualTo(pair.getPublic());
                byte[] message = {1, 2, 3};
                assertThat(key.publicKey().verifies(message, key.sign(message))).isTrue();
            }
        }
    }

    @Test
    public void keyStoresBringTheirCertificates() throws Exception {
        TestCa root = TestCa.authority("CN=root").selfSigned();
        TestCa leaf = TestCa.signer("CN=ml").by(root);
        byte[] store = pkcs12(leaf.keys(), leaf, root);
        SigningKey key = new KeySource.Content(store, SECRET, null, "the key").read();
        assertThat(key.certificates()).containsExactly(leaf.certificate(), root.certificate());
        assertThat(new KeySource.Content(store, SECRET, "ML", "the key").read().publicKey())
                .isEqualTo(key.publicKey());
        assertThat(refused(new KeySource.Content(store, SECRET, "other", "the key")))
                .contains("no private key with a certificate called \"other\"");
        assertThat(refused(new KeySource.Content(store, "wrong", null, "the key")))
                .contains("the passphrase is wrong");
        assertThat(refused(new KeySource.Content(store, null, null, "the key"))).contains("no passphrase was given");
        byte[] cut = Arrays.copyOf(store, store.length / 2);
        assertThat(refused(new KeySource.Content(cut, SECRET, null, "the key"))).contains("PKCS#12");
        byte[] foreign = pkcs12(TestCa.ec("secp256r1"), leaf, root);
        assertThat(refused(new KeySource.Content(foreign, SECRET, null, "the key")))
                .contains("does not belong");
        TestCa rsa = TestCa.signer("CN=rsa").keys(TestCa.rsa(2048)).by(root);
        assertThat(refused(new KeySource.Content(pkcs12(rsa.keys(), rsa, root), SECRET, null, "the key")))
                .contains("RSA")
                .contains("P-256");
    }

    @Test
    public void wrongAndMissingPassphrasesAreTold() throws Exception {
        KeyPair pair = TestCa.ec("secp256r1");
        for (String pem : List.of(encrypted(pair, PKCS8Generator.AES_256_CBC), sec1(pair, "AES-128-CBC"))) {
            assertThat(refused(source(pem, null))).isEqualTo("the key k.pem is encrypted, and no passphrase was given");
            assertThat(refused(source(pem, ""))).contains("no passphrase was given");
            for (int i = 0; i < 8; i++) {
                // One in 256 wrong passphrases leaves a padding that looks right.
                assertThat(refused(source(pem, "wrong" + i)))
                        .isEqualTo("the key k.pem cannot be decrypted: the passphrase is wrong");
            }
        }
    }

    @Test
    public void keysOfOtherTypesAreNamed() throws Exception {
        KeyPair rsa = TestCa.rsa(2048);
        KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(refused(source(TestCa.pem("PRIVATE KEY", rsa.getPrivate().getEncoded()), null)))
                .isEqualTo("the key k.pem is a key of type RSA; it must be EC on P-256, P-384 or P-521");
        assertThat(refused(source(sec1(rsa, null), null))).contains("RSA");
        assertThat(refused(source(TestCa.pem("PRIVATE KEY", ed.getPrivate().getEncoded()), null)))
                .contains("Ed25519");
        for (String curve : List.of("secp256k1", "brainpoolP256r1", "secp224r1")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(new ECGenParameterSpec(curve), new SecureRandom());
            byte[] other = generator.generateKeyPair().getPrivate().getEncoded();
            assertThat(refused(source(TestCa.pem("PRIVATE KEY", other), null)))
                    .as(curve)
                    .contains("P-256, P-384 or P-521");
        }
    }

    @Test
    public void whatIsNoKeyIsTold() throws Exception {
        KeyPair pair = TestCa.ec("secp256r1");
        String good = TestCa.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        assertThat(refused(source("", null))).contains("holds no private key");
        assertThat(refused(source(TestCa.pem("PUBLIC KEY", pair.getPublic().getEncoded()), null)))
                .contains("holds no private key");
        assertThat(refused(source(good + good, null))).contains("2 private keys");
        assertThat(refused(source(good.substring(0, 90), null))).contains("holds no private key");
        assertThat(refused(source(TestCa.pem("OPENSSH PRIVATE KEY", new byte[40]), null)))
                .contains("ssh-keygen");
        assertThat(refused(source(TestCa.pem("PRIVATE KEY", new byte[40]), null)))
                .contains("damaged");
        assertThat(refused(new KeySource.Content(new byte[] {0x30}, "x", null, "the key")))
                .contains("no PKCS#12");
        assertThat(refused(new KeySource.Token(Path.of("none.so"), 0, "1", null)))
                .contains("there is no PKCS#11 library none.so");
        assertThat(refused(new KeySource.Token(Path.of("pom.xml"), 0, "1", null)))
                .contains("cannot be used");
    }

    @Test
    public void secretsAreInNoText() throws Exception {
        KeyPair pair = TestCa.ec("secp256r1");
        String pem = TestCa.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        KeySource.Content source = source(pem, SECRET);
        assertThat(source.toString() + new KeySource.Token(Path.of("lib"), 0, SECRET, null) + source.read())
                .doesNotContain(SECRET)
                .doesNotContain(pem.substring(40, 60));
    }

    private static String refused(KeySource source) {
        SignatureException refusal = catchThrowableOfType(SignatureException.class, source::read);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Kind.KEY);
        assertThat(refusal.getMessage()).doesNotContain(SECRET).doesNotContain("\n");
        return refusal.getMessage();
    }

    private static KeySource.Content source(String pem, String passphrase) {
        return new KeySource.Content(pem.getBytes(StandardCharsets.US_ASCII), passphrase, null, "the key k.pem");
    }

    private static String encrypted(KeyPair pair, ASN1ObjectIdentifier algorithm) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(
                    pair.getPrivate(),
                    new JceOpenSSLPKCS8EncryptorBuilder(algorithm)
                            .setProvider(BC)
                            .setPassword(SECRET.toCharArray())
                            .build()));
        }
        return text.toString();
    }

    /** As {@code openssl ec} writes it, encrypted with the headers of RFC 1421. */
    private static String sec1(KeyPair pair, String algorithm) throws Exception {
        if (pair.getPrivate() instanceof java.security.interfaces.RSAPrivateKey) {
            StringWriter text = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(pair);
            }
            return text.toString();
        }
        java.security.interfaces.ECPrivateKey key = (java.security.interfaces.ECPrivateKey) pair.getPrivate();
        int bits = key.getParams().getOrder().bitLength();
        byte[] der = new ECPrivateKey(
                        bits,
                        key.getS(),
                        ECUtil.getNamedCurveOid(EcCurve.of(key, "key", Kind.KEY).jdkName()))
                .getEncoded();
        List<PemHeader> headers = new ArrayList<>();
        if (algorithm != null) {
            PEMEncryptor encryptor =
                    new JcePEMEncryptorBuilder(algorithm).setProvider(BC).build(SECRET.toCharArray());
            headers.add(new PemHeader("Proc-Type", "4,ENCRYPTED"));
            headers.add(new PemHeader(
                    "DEK-Info", algorithm + "," + HexFormat.of().withUpperCase().formatHex(encryptor.getIV())));
            der = encryptor.encrypt(der);
        }
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject("EC PRIVATE KEY", headers, der));
        }
        return text.toString();
    }

    static byte[] pkcs12(KeyPair keys, TestCa... chain) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] certificates =
                Arrays.stream(chain).map(TestCa::certificate).toArray(Certificate[]::new);
        store.setKeyEntry("ml", keys.getPrivate(), SECRET.toCharArray(), certificates);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, SECRET.toCharArray());
        return out.toByteArray();
    }
}
