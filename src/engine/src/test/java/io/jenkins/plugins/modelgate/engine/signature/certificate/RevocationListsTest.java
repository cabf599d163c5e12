package io.jenkins.plugins.modelgate.engine.signature.certificate;

import static io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrustTest.refused;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrustTest.verify;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.NOW;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.authority;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.signer;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.Test;

/** Lists that revoke, and lists that cannot answer. */
public class RevocationListsTest {
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final TestCa root = authority("CN=root").selfSigned();
    private final TestCa issuing = authority("CN=issuing").by(root);
    private final TestCa leaf = signer("CN=ml").by(issuing);
    private final TestCa other = signer("CN=other").by(issuing);

    @Test
    public void whoIsListedIsRevokedAndWhoIsNotIsNot() throws Exception {
        VerifiedCertificate verified = verify(entry(issuing.list(YESTERDAY, TOMORROW, other)), leaf, issuing);
        assertThat(verified.signer().remarks()).singleElement().asString().contains("CN=issuing");
        assertThat(verify(entry(issuing.list(YESTERDAY, TOMORROW), root.list(YESTERDAY, TOMORROW)), leaf, issuing)
                        .signer()
                        .remarks())
                .isEmpty();

        SignatureException revoked = refused(entry(issuing.list(YESTERDAY, TOMORROW, leaf)), leaf, issuing);
        assertThat(revoked.kind()).isEqualTo(Kind.REVOKED);
        assertThat(revoked.getMessage())
                .contains("CN=ml")
                .contains("2026-11-25")
                .contains("KEY_COMPROMISE");
        SignatureException authority = refused(
                entry(issuing.list(YESTERDAY, TOMORROW), root.list(YESTERDAY, TOMORROW, issuing)), leaf, issuing);
        assertThat(authority.kind()).isEqualTo(Kind.REVOKED);
        assertThat(authority.getMessage()).contains("CN=issuing");
    }

    @Test
    public void aListThatIsOutOfDateClosesTheGate() throws Exception {
        SignatureException stale = refused(entry(issuing.list(YESTERDAY, NOW.minusSeconds(1))), leaf, issuing);
        assertThat(stale.kind()).isEqualTo(Kind.TRUST);
        assertThat(stale.getMessage()).contains("out of date").contains("fetch the current one");
        assertThat(refused(entry(issuing.list(YESTERDAY, null)), leaf, issuing).getMessage())
                .contains("names no next update");
        assertThat(refused(entry(issuing.list(NOW.plusSeconds(60), TOMORROW)), leaf, issuing)
                        .getMessage())
                .contains("Is the clock right?");
    }

    @Test
    public void aListOfSomebodyElseSaysNothing() throws Exception {
        TestCa twin = authority("CN=issuing").by(root);
        TestCa mute = authority("CN=mute")
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                .by(root);
        for (X509CRL list : new X509CRL[] {root.list(YESTERDAY, TOMORROW), twin.list(YESTERDAY, TOMORROW)}) {
            SignatureException refusal = refused(entry(list), leaf, issuing);
            assertThat(refusal.kind()).isEqualTo(Kind.TRUST);
            assertThat(refusal.getMessage()).contains("holds no list of \"CN=issuing\"");
        }
        assertThat(refused(
                                entry(mute.list(YESTERDAY, TOMORROW)),
                                signer("CN=ml").by(mute),
                                mute)
                        .kind())
                .isEqualTo(Kind.TRUST);
    }

    @Test
    public void aListForOthersOrInPartsSaysNothing() throws Exception {
        DistributionPointName part = new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, "http://crl.example/1")));
        IssuingDistributionPoint[] points = {
            new IssuingDistributionPoint(null, false, true, null, false, false),
            new IssuingDistributionPoint(null, false, false, null, true, false),
            new IssuingDistributionPoint(null, false, false, null, false, true),
            new IssuingDistributionPoint(part, false, false, null, false, false),
        };
        for (IssuingDistributionPoint point : points) {
            X509CRL list = issuing.list(
                    YESTERDAY,
                    TOMORROW,
                    builder -> builder.addExtension(Extension.issuingDistributionPoint, true, point));
            assertThat(refused(entry(list), leaf, issuing).kind()).isEqualTo(Kind.TRUST);
        }
        X509CRL users = issuing.list(
                YESTERDAY,
                TOMORROW,
                builder -> builder.addExtension(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(null, true, false, null, false, false)),
                leaf);
        assertThat(refused(entry(users), leaf, issuing).kind()).isEqualTo(Kind.REVOKED);
        X509CRL delta = issuing.list(
                YESTERDAY,
                TOMORROW,
                builder -> builder.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(1)));
        assertThat(refused(entry(delta), leaf, issuing).getMessage()).contains("delta");
    }

    @Test
    public void whatIsNoListIsTold() {
        for (String text : new String[] {"nothing", "-----BEGIN X509 CRL-----", TestCa.pem("X509 CRL", new byte[7])}) {
            TrustEntry entry = CertificateTrustTest.entry(root, "subject", "CN=ml", "crl", text);
            assertThat(refused(entry, leaf, issuing).kind()).isEqualTo(Kind.TRUST);
        }
    }

    private TrustEntry entry(X509CRL... lists) throws Exception {
        StringBuilder pem = new StringBuilder();
        for (X509CRL list : lists) {
            pem.append(TestCa.pem("X509 CRL", list.getEncoded()));
        }
        return CertificateTrustTest.entry(root, "subject", "CN=ml", "crl", pem.toString());
    }
}
