package io.jenkins.plugins.modelgate.engine.signature.certificate;

import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.NOW;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.authority;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.Test;

/** Time stamps of an authority that the test runs itself. */
public class TimestampTrustTest {
    private static final Instant SIGNED = NOW.minus(Duration.ofDays(3));
    private static final byte[] SIGNATURE = {1, 2, 3, 4};

    private final TestCa root = authority("CN=root").selfSigned();
    private final TestCa clockRoot = authority("CN=clocks").selfSigned();
    private final TestCa clock = clock(clockRoot, TestCa.signer("CN=clock"));

    private static TestCa clock(TestCa issuer, TestCa.Maker maker) {
        return maker.with(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(KeyPurposeId.getInstance(KeyPurposeId.id_kp_timeStamping)))
                .by(issuer);
    }

    @Test
    public void anExpiredCertificatePassesWhenItWasProvenInTime() throws Exception {
        TestCa expired = signer("CN=ml")
                .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1)))
                .by(root);
        TrustEntry entry = entry("validity", "SIGNING_TIME", "timestampRoots", clockRoot.pem());
        Instant proven = TimestampTrust.provenTime(List.of(stamp(clock, SIGNATURE, SIGNED)), SIGNATURE, entry, NOW);
        assertThat(proven).isEqualTo(SIGNED);
        List<byte[]> chain = List.of(expired.certificate().getEncoded());
        assertThat(CertificateTrust.verify(chain, entry, NOW, proven).signer().signedAt())
                .isEqualTo(SIGNED);
        Instant late = TimestampTrust.provenTime(List.of(stamp(clock, SIGNATURE, NOW)), SIGNATURE, entry, NOW);
        assertThat(catchThrowableOfType(
                                SignatureException.class, () -> CertificateTrust.verify(chain, entry, NOW, late))
                        .kind())
                .isEqualTo(Kind.EXPIRED);
    }

    @Test
    public void whoJudgesByThePresentTimeAsksNoClock() throws Exception {
        assertThat(TimestampTrust.provenTime(List.of(new byte[3]), SIGNATURE, entry(), NOW))
                .isNull();
        assertThat(TimestampTrust.provenTime(List.of(), SIGNATURE, entry("validity", "SIGNING_TIME"), NOW))
                .isNull();
    }

    @Test
    public void theEarliestBelievableTimeCounts() throws Exception {
        TrustEntry entry = entry("validity", "SIGNING_TIME", "timestampRoots", clockRoot.pem());
        Instant earlier = SIGNED.minusSeconds(60);
        List<byte[]> stamps = List.of(stamp(clock, SIGNATURE, SIGNED), new byte[9], stamp(clock, SIGNATURE, earlier));
        assertThat(TimestampTrust.provenTime(stamps, SIGNATURE, entry, NOW)).isEqualTo(earlier);
    }

    @Test
    public void otherClocksAndOtherSignaturesProveNothing() throws Exception {
        assertThat(refused(stamp(clock, new byte[] {9}, SIGNED)).kind()).isEqualTo(Kind.INVALID);
        TestCa stranger = clock(authority("CN=clocks").selfSigned(), signer("CN=clock"));
        assertThat(refused(stamp(stranger, SIGNATURE, SIGNED)).kind()).isEqualTo(Kind.STRANGER);
        assertThat(refused(stamp(clock, SIGNATURE, NOW.plus(Duration.ofHours(1))))
                        .getMessage())
                .contains("is the clock right?");
        TestCa old = clock(
                clockRoot, signer("CN=clock").valid(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1))));
        assertThat(refused(stamp(old, SIGNATURE, SIGNED)).kind()).isIn(Kind.INVALID, Kind.EXPIRED);
        assertThat(refused(new byte[] {0x30, 0}).kind()).isEqualTo(Kind.MALFORMED);
        byte[] good = stamp(clock, SIGNATURE, SIGNED);
        for (int i = good.length - 1; i >= 0; i -= 7) {
            byte[] altered = good.clone();
            altered[i] ^= 1;
            Instant time;
            try {
                time = TimestampTrust.verify(altered, SIGNATURE, entryOfClocks(), NOW);
            } catch (SignatureException e) {
                continue;
            }
            // What is not signed, such as the response's status, may change; the time may not.
            assertThat(time).as("byte " + i).isEqualTo(SIGNED);
        }
    }

    private SignatureException refused(byte[] stamp) {
        SignatureException refusal = catchThrowableOfType(
                SignatureException.class,
                () -> TimestampTrust.provenTime(List.of(stamp), SIGNATURE, entryOfClocks(), NOW));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private TrustEntry entryOfClocks() throws Exception {
        return entry("validity", "SIGNING_TIME", "timestampRoots", clockRoot.pem());
    }

    private TrustEntry entry(String... fields) {
        java.util.List<String> all = new java.util.ArrayList<>(List.of("subject", "CN=ml"));
        all.addAll(List.of(fields));
        return CertificateTrustTest.entry(root, all.toArray(String[]::new));
    }

    private static byte[] stamp(TestCa clock, byte[] signature, Instant time) throws Exception {
        X509Certificate certificate = clock.certificate();
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .build("SHA256withECDSA", clock.keys().getPrivate(), certificate),
                digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request = requests.generate(
                TSPAlgorithms.SHA256, MessageDigest.getInstance("SHA-256").digest(signature));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(request, BigInteger.ONE, Date.from(time))
                .getEncoded();
    }
}
