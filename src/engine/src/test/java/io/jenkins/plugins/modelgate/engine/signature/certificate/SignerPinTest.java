package io.jenkins.plugins.modelgate.engine.signature.certificate;

import static io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrustTest.entry;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrustTest.refused;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrustTest.verify;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.authority;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.signer;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.signature.OmsVectors;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.Test;

/** A root is not enough: the entry says who below it. */
public class SignerPinTest {
    private final TestCa root = authority("CN=root").selfSigned();
    private final TestCa leaf = signer("C=DE,O=Example,CN=ml-release")
            .with(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.rfc822Name, "ml@example.com"),
                new GeneralName(GeneralName.dNSName, "ml.example.com"),
                new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://example.com/ml")
            }))
            .by(root);

    @Test
    public void everyPinThatIsGivenMustMatch() throws Exception {
        String fingerprint = Certificates.fingerprint(leaf.certificate());
        String spki = Certificates.sha256(leaf.keys().getPublic().getEncoded());
        assertThat(verify(entry(root, "subject", "C=DE, O=Example, CN=ml-release"), leaf))
                .isNotNull();
        assertThat(verify(entry(root, "fingerprint", fingerprint.toUpperCase(java.util.Locale.ROOT)), leaf))
                .isNotNull();
        assertThat(verify(entry(root, "fingerprint", fingerprint.replaceAll("(..)(?=.)", "$1:")), leaf))
                .isNotNull();
        assertThat(verify(entry(root, "spki", spki), leaf)).isNotNull();
        for (String san : List.of(
                "ml@example.com",
                "ml.example.com",
                "spiffe://example.com/ml",
                "email:ml@example.com",
                "dns:ml.example.com")) {
            assertThat(verify(entry(root, "san", san), leaf)).as(san).isNotNull();
        }
        assertThat(refused(entry(root, "spki", spki, "san", "other@example.com"), leaf)
                        .kind())
                .isEqualTo(Kind.STRANGER);
        assertThat(refused(entry(root, "spki", fingerprint), leaf).kind()).isEqualTo(Kind.STRANGER);
    }

    @Test
    public void anotherOfTheSameRootIsAStranger() {
        for (String[] pin : new String[][] {
            {"subject", "CN=ml-release"},
            {"subject", "CN=ML-release,O=Example,C=DE"},
            {"subject", "CN=ml-release,O=Example,C=DE"},
            {"san", "ML@example.com"},
            {"san", "example.com"},
            {"san", "dns:ml@example.com"},
            {"san", "uri:ml.example.com"},
            {"fingerprint", "00".repeat(32)},
        }) {
            SignatureException refusal = refused(entry(root, pin), leaf);
            assertThat(refusal.kind()).as(pin[1]).isEqualTo(Kind.STRANGER);
            assertThat(refusal.getMessage()).contains(pin[0]).contains(pin[1]);
        }
    }

    @Test
    public void anEntryThatNamesNobodyOrNonsenseCannotBeUsed() {
        assertThat(refused(entry(root, "name", "x"), leaf).kind()).isEqualTo(Kind.TRUST);
        assertThat(refused(entry(root, "fingerprint", "abc"), leaf).kind()).isEqualTo(Kind.TRUST);
        assertThat(refused(entry(root, "subject", "no name"), leaf).kind()).isEqualTo(Kind.TRUST);
        assertThat(refused(entry(root, "subject", "CN=ml-release", "validity", "EVER"), leaf)
                        .kind())
                .isNotNull();
        assertThat(refused(entry(root, "subject", "C=DE,O=Example,CN=ml-release", "validity", "EVER"), leaf)
                        .kind())
                .isEqualTo(Kind.TRUST);
        TrustEntry key = new TrustEntry("t", TrustEntry.Type.KEY, Map.of("publicKey", "x"));
        assertThat(refused(key, leaf).kind()).isEqualTo(Kind.TRUST);
    }

    @Test
    public void anEntryHasItsDays() throws Exception {
        String subject = "C=DE,O=Example,CN=ml-release";
        assertThat(verify(entry(root, "subject", subject, "notBefore", "2026-11-26", "notAfter", "2026-11-26"), leaf))
                .isNotNull();
        assertThat(refused(entry(root, "subject", subject, "notBefore", "2026-11-27"), leaf)
                        .getMessage())
                .contains("does not count today");
        assertThat(refused(entry(root, "subject", subject, "notAfter", "2026-11-25"), leaf)
                        .kind())
                .isEqualTo(Kind.EXPIRED);
    }

    /** Its leaf is CA:TRUE, and its subject and issuer are both CN=intermediate-ca. */
    @Test
    public void upstreamsUnusualChainPasses() throws Exception {
        String keys = "reference/keys/certificate/";
        X509Certificate upstream = pem(keys + "signing-key-cert.pem");
        X509Certificate intermediate = pem(keys + "int-ca-cert.pem");
        String root = Files.readString(OmsVectors.path(keys + "ca-cert.pem"));
        TrustEntry entry = new TrustEntry(
                "modelArtifact.trust[0]",
                TrustEntry.Type.CERTIFICATE,
                Map.of("roots", root, "subject", "CN=intermediate-ca"));
        List<byte[]> chain = List.of(upstream.getEncoded(), intermediate.getEncoded());
        assertThat(CertificateTrust.verify(chain, entry, TestCa.NOW, null)
                        .ecKey()
                        .curve())
                .hasToString("P384");
        TrustEntry swapped = new TrustEntry(
                "modelArtifact.trust[0]",
                TrustEntry.Type.CERTIFICATE,
                Map.of("roots", this.root.pem(), "subject", "CN=intermediate-ca"));
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                SignatureException.class,
                                () -> CertificateTrust.verify(chain, swapped, TestCa.NOW, null))
                        .kind())
                .isEqualTo(Kind.STRANGER);
    }

    private static X509Certificate pem(String name) throws Exception {
        return Certificates.ofPem(Files.readString(OmsVectors.path(name)), name, Kind.TRUST)
                .get(0);
    }
}
