package io.jenkins.plugins.modelgate.engine.signature.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.signature.OmsVectors;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Material;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/**
 * Each byte of a bundle, a key and a certificate altered, one at a time. What is still accepted is another spelling of
 * the very same things: the signed bytes, the signature, the signer's key or certificates are byte for byte the
 * original's. Such spellings are white space between JSON's tokens, spare bits of base64's last character, the text
 * around a PEM block.
 */
public class OmsTamperingTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    /** Every bit in the full run; in the others one bit of each byte, another one in each place. */
    private static final boolean FULL = Boolean.getBoolean("modelgate.full");

    @Test
    public void noAlteredBundleInKeyModePasses() throws Exception {
        List<TrustEntry> trust = CallerTrust.entries(Map.of("publicKey", key()));
        alter(OmsVectors.bundle("v1.1.0-elliptic-key"), trust, 1);
        alter(OmsVectors.bundle("v0.3.1-elliptic-key"), trust, FULL ? 1 : 13);
    }

    @Test
    public void noAlteredBundleInCertificateModePasses() throws Exception {
        alter(OmsVectors.bundle("v1.1.0-certificate"), certificate(root()), FULL ? 1 : 9);
    }

    @Test
    public void noAlteredBundleInSigstoreModePasses() throws Exception {
        List<TrustEntry> trust = CallerTrust.entries(Map.of(
                "trustedRoot", Files.readString(OmsVectors.path("trusted_root.json")),
                "identity", "stefanb@us.ibm.com",
                "issuer", "https://sigstore.verify.ibm.com/oauth2"));
        alter(OmsVectors.bundle("v1.1.0-sigstore"), trust, FULL ? 1 : 397);
    }

    /** @param step bytes from one that is altered to the next */
    private static void alter(byte[] bundle, List<TrustEntry> trust, int step) throws Exception {
        assertThat(opens(bundle, trust)).isTrue();
        Bundle original = Bundle.read(bundle, "the bundle");
        for (int i = 0; i < bundle.length; i += step) {
            for (int bit : bits(i)) {
                byte[] altered = bundle.clone();
                altered[i] ^= (byte) (1 << bit);
                if (opens(altered, trust)) {
                    Bundle same = Bundle.read(altered, "the bundle");
                    String where = "bit " + bit + " of byte " + i;
                    assertThat(same.envelope().payload())
                            .as(where)
                            .isEqualTo(original.envelope().payload());
                    assertThat(same.envelope().payloadType())
                            .isEqualTo(original.envelope().payloadType());
                    assertThat(same.envelope().signature())
                            .as(where)
                            .isEqualTo(original.envelope().signature());
                    assertThat(identity(same.material())).as(where).isEqualTo(identity(original.material()));
                }
            }
        }
    }

    /** What the material says of who signed; a key that comes along is used for nothing. */
    private static List<String> identity(Material material) {
        List<String> parts = new ArrayList<>();
        if (material instanceof Material.Key key) {
            parts.add(String.valueOf(key.hint()));
        } else if (material instanceof Material.Chain chain) {
            chain.certificates().forEach(each -> parts.add(Base64.getEncoder().encodeToString(each)));
        } else if (material instanceof Material.Certificate leaf) {
            parts.add(Base64.getEncoder().encodeToString(leaf.certificate()));
        }
        return parts;
    }

    @Test
    public void noAlteredKeyPasses() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-elliptic-key");
        String key = key();
        EcPublicKey original = EcPublicKey.ofPem(key, "the key");
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            for (int bit : bits(i)) {
                byte[] altered = text.clone();
                altered[i] ^= (byte) (1 << bit);
                String pem = new String(altered, StandardCharsets.ISO_8859_1);
                if (opens(bundle, CallerTrust.entries(Map.of("publicKey", pem)))) {
                    assertThat(EcPublicKey.ofPem(pem, "the key").key().getEncoded())
                            .as("bit " + bit + " of byte " + i)
                            .isEqualTo(original.key().getEncoded());
                }
            }
        }
    }

    @Test
    public void noAlteredRootPasses() throws Exception {
        byte[] bundle = OmsVectors.bundle("v1.1.0-certificate");
        byte[] text = root().getBytes(StandardCharsets.UTF_8);
        X509Certificate original = parsed(root());
        for (int i = 0; i < text.length; i += FULL ? 1 : 5) {
            for (int bit : bits(i)) {
                byte[] altered = text.clone();
                altered[i] ^= (byte) (1 << bit);
                String pem = new String(altered, StandardCharsets.ISO_8859_1);
                if (opens(bundle, certificate(pem))) {
                    requireSameAuthority(parsed(pem), original, "bit " + bit + " of byte " + i);
                }
            }
        }
    }

    /**
     * A root is a name and a key (RFC 5280, 6.1.1); its own signature vouches for the rest of it. It can only be another
     * certificate of the same name and key if it names somebody else as its issuer, whose key nobody here has.
     */
    private static void requireSameAuthority(X509Certificate altered, X509Certificate original, String where)
            throws Exception {
        if (!java.util.Arrays.equals(altered.getEncoded(), original.getEncoded())) {
            assertThat(altered.getSubjectX500Principal()).as(where).isEqualTo(original.getSubjectX500Principal());
            assertThat(altered.getPublicKey()).as(where).isEqualTo(original.getPublicKey());
            assertThat(altered.getIssuerX500Principal()).as(where).isNotEqualTo(altered.getSubjectX500Principal());
        }
    }

    private static X509Certificate parsed(String pem) throws Exception {
        String block = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----") + 27, pem.indexOf("-----END"));
        byte[] der = Base64.getDecoder().decode(block.replaceAll("\\s", ""));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static List<TrustEntry> certificate(String roots) throws Exception {
        return CallerTrust.entries(Map.of("certificateRoots", roots, "subject", "CN=intermediate-ca"));
    }

    private static int[] bits(int place) {
        return FULL ? new int[] {0, 1, 2, 3, 4, 5, 6, 7} : new int[] {place * 5 % 7};
    }

    private static boolean opens(byte[] bundle, List<TrustEntry> trust) {
        try {
            new OmsSignature()
                    .open(
                            new SignatureSource(bundle, "the bundle", Path.of("model.sig"), "signme-1"),
                            new TrustedSigners(List.of(), trust, NOW));
            return true;
        } catch (SignatureException e) {
            return false;
        }
    }

    private static String key() throws Exception {
        return Files.readString(OmsVectors.path("reference/keys/certificate/signing-key-pub.pem"));
    }

    private static String root() throws Exception {
        return Files.readString(OmsVectors.path("reference/keys/certificate/ca-cert.pem"));
    }
}
