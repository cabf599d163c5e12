package io.jenkins.plugins.modelgate.engine.signature.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.Test;

public class EcPublicKeyTest {
    @Test
    public void everyCurveVerifiesItsOwnSignatureAndNothingAltered() throws Exception {
        byte[] message = "a model".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (EcCurve curve : EcCurve.values()) {
            KeyPair pair = pair(curve.jdkName());
            byte[] signature = signed(pair, curve, message);
            EcPublicKey key = EcPublicKey.of(pair.getPublic(), "the key");

            assertThat(key.curve()).isEqualTo(curve);
            assertThat(key.verifies(message, signature)).isTrue();
            for (int i = 0; i < signature.length; i++) {
                byte[] altered = signature.clone();
                altered[i] ^= 1;
                assertThat(key.verifies(message, altered))
                        .as("%s byte %s", curve, i)
                        .isFalse();
            }
            assertThat(key.verifies("another".getBytes(java.nio.charset.StandardCharsets.UTF_8), signature))
                    .isFalse();
            assertThat(key.verifies(message, java.util.Arrays.copyOf(signature, signature.length + 1)))
                    .isFalse();
        }
    }

    @Test
    public void signaturesOfZerosAreNone() throws Exception {
        EcPublicKey key = EcPublicKey.of(pair("secp256r1").getPublic(), "the key");
        for (String der : new String[] {"MAYCAQACAQA=", "MAYCAQECAQA=", "MAYCAQACAQE=", "", "MAA="}) {
            assertThat(key.verifies(new byte[1], Base64.getDecoder().decode(der)))
                    .as(der)
                    .isFalse();
        }
    }

    @Test
    public void anyIntegersInShortestFormArePlausible() {
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] r = new BigInteger(1 + random.nextInt(521), random)
                    .add(BigInteger.ONE)
                    .toByteArray();
            byte[] s = new BigInteger(1 + random.nextInt(521), random)
                    .add(BigInteger.ONE)
                    .toByteArray();
            java.io.ByteArrayOutputStream der = new java.io.ByteArrayOutputStream();
            int length = r.length + s.length + 4;
            der.write(0x30);
            if (length >= 128) {
                der.write(0x81);
            }
            der.write(length);
            for (byte[] part : new byte[][] {r, s}) {
                der.write(2);
                der.write(part.length);
                der.writeBytes(part);
            }
            assertThat(DerSignature.isPlausible(der.toByteArray())).isTrue();
        }
    }

    @Test
    public void keysOfOtherTypesAreRefusedByName() throws Exception {
        assertThatThrownBy(() -> EcPublicKey.of(
                        KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic(), "trust[0].publicKey"))
                .isInstanceOf(SignatureException.class)
                .hasMessage("trust[0].publicKey is a key of type RSA; it must be EC on P-256, P-384 or P-521");
        assertThatThrownBy(() -> EcPublicKey.ofPem("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----", "k"))
                .hasMessageContaining("no PEM block BEGIN PUBLIC KEY");
    }

    @Test
    public void twoKeysInOneFileAreNotTrusted() throws Exception {
        String pem = EcPublicKey.of(pair("secp256r1").getPublic(), "k").pem();
        assertThatThrownBy(() -> EcPublicKey.ofPem(pem + pem, "k")).hasMessageContaining("more than one public key");
        assertThat(EcPublicKey.ofPem("a comment\n" + pem, "k").pem()).isEqualTo(pem);
    }

    private static KeyPair pair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] signed(KeyPair pair, EcCurve curve, byte[] message) throws Exception {
        Signature signature = Signature.getInstance(curve.signature());
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }
}
