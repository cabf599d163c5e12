package io.jenkins.plugins.modelgate.engine.signature.certificate;

import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.NOW;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.authority;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.ec;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.rsa;
import static io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.Test;

/** Chains of every kind that must and must not lead to a root. */
public class CertificateTrustTest {
    private static final String SUBJECT = "CN=ml-release,O=Example";

    private final TestCa root = authority("CN=root").selfSigned();
    private final TestCa issuing = authority("CN=issuing").by(root);

    @Test
    public void aChainOverAnAuthorityPasses() throws Exception {
        TestCa leaf = signer(SUBJECT).by(issuing);
        VerifiedCertificate verified = verify(entry(root), leaf, issuing);
        assertThat(verified.signer().mode()).isEqualTo("certificate");
        assertThat(verified.signer().name()).isEqualTo(SUBJECT);
        assertThat(verified.signer().fingerprint()).isEqualTo(Certificates.fingerprint(leaf.certificate()));
        assertThat(verified.ecKey().key()).isEqualTo(leaf.keys().getPublic());
        assertThat(verified.signer().remarks()).isEmpty();
    }

    @Test
    public void orderAndARootInTheBundleDoNotMatter() throws Exception {
        TestCa leaf = signer(SUBJECT).by(issuing);
        TestCa other = authority("CN=nobody").selfSigned();
        assertThat(verify(entry(root), leaf, other, root, issuing)).isNotNull();
    }

    @Test
    public void aRootThatComesWithTheSignatureIsNotTrusted() {
        TestCa evil = authority("CN=root").selfSigned();
        TestCa leaf = signer(SUBJECT).by(evil);
        SignatureException refusal = refused(entry(root), leaf, evil);
        assertThat(refusal.kind()).isEqualTo(Kind.STRANGER);
        assertThat(refusal.getMessage()).contains("no chain leads to a given root");
    }

    @Test
    public void withoutTheAuthorityBetweenThereIsNoChain() {
        assertThat(refused(entry(root), signer(SUBJECT).by(issuing)).kind()).isEqualTo(Kind.STRANGER);
    }

    @Test
    public void anAuthorityOfTheSameNameWithAnotherKeyIsAnother() {
        TestCa twin = authority("CN=issuing").by(authority("CN=root").selfSigned());
        assertThat(refused(entry(root), signer(SUBJECT).by(issuing), twin).kind())
                .isEqualTo(Kind.STRANGER);
        assertThat(refused(entry(root), signer(SUBJECT).by(twin), issuing).kind())
                .isEqualTo(Kind.STRANGER);
    }

    @Test
    public void whatIsOutOfDateIsToldWithItsDates() {
        Instant past = NOW.minus(Duration.ofDays(400));
        TestCa expired = signer(SUBJECT).valid(past, NOW.minusSeconds(1)).by(issuing);
        assertThat(refused(entry(root), expired, issuing).kind()).isEqualTo(Kind.EXPIRED);
        assertThat(refused(entry(root), expired, issuing).getMessage()).contains("expired at 2026-11-26T09:59:59Z");

        TestCa early = signer(SUBJECT)
                .valid(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(9)))
                .by(issuing);
        SignatureException refusal = refused(entry(root), early, issuing);
        assertThat(refusal.kind()).isEqualTo(Kind.EXPIRED);
        assertThat(refusal.getMessage()).contains("is the clock right?");

        TestCa oldAuthority =
                authority("CN=old").valid(past, NOW.minusSeconds(1)).by(root);
        assertThat(refused(entry(root), signer(SUBJECT).by(oldAuthority), oldAuthority)
                        .kind())
                .isEqualTo(Kind.EXPIRED);

        TestCa oldRoot =
                authority("CN=oldroot").valid(past, NOW.minusSeconds(1)).selfSigned();
        assertThat(refused(entry(oldRoot), signer(SUBJECT).by(oldRoot)).kind()).isEqualTo(Kind.EXPIRED);
    }

    @Test
    public void theTimeThatCountsIsTheEntrysChoice() throws Exception {
        Instant from = NOW.minus(Duration.ofDays(20));
        TestCa expired = signer(SUBJECT).valid(from, NOW.minusSeconds(1)).by(issuing);
        Instant inside = NOW.minus(Duration.ofDays(2));

        TrustEntry atSigning = entry(root, "subject", SUBJECT, "validity", "SIGNING_TIME");
        assertThat(verify(atSigning, inside, expired, issuing).signer().signedAt())
                .isEqualTo(inside);
        assertThat(refused(atSigning, NOW, expired, issuing).kind()).isEqualTo(Kind.EXPIRED);
        assertThat(refused(atSigning, expired, issuing).kind()).isEqualTo(Kind.EXPIRED);
        assertThat(refused(entry(root), inside, expired, issuing).kind()).isEqualTo(Kind.EXPIRED);

        TrustEntry unproven = entry(root, "subject", SUBJECT, "validity", "UNPROVEN");
        VerifiedCertificate verified = verify(unproven, expired, issuing);
        assertThat(verified.signer().signedAt()).isNull();
        assertThat(verified.signer().remarks()).singleElement().asString().contains("nothing proves");
        TestCa early = signer(SUBJECT)
                .valid(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(9)))
                .by(issuing);
        assertThat(refused(unproven, early, issuing).kind()).isEqualTo(Kind.EXPIRED);
    }

    @Test
    public void aCertificateForSomethingElseSignsNoModel() {
        ExtendedKeyUsage server = new ExtendedKeyUsage(KeyPurposeId.getInstance(KeyPurposeId.id_kp_serverAuth));
        ExtendedKeyUsage any = new ExtendedKeyUsage(KeyPurposeId.getInstance(KeyPurposeId.anyExtendedKeyUsage));
        for (TestCa leaf : List.of(
                signer(SUBJECT).with(Extension.extendedKeyUsage, false, server).by(issuing),
                signer(SUBJECT).with(Extension.extendedKeyUsage, false, any).by(issuing),
                signer(SUBJECT).without(Extension.extendedKeyUsage).by(issuing))) {
            SignatureException refusal = refused(entry(root), leaf, issuing);
            assertThat(refusal.kind()).isEqualTo(Kind.STRANGER);
            assertThat(refusal.getMessage()).contains("is not for signing code");
        }
        TestCa encrypts = signer(SUBJECT)
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment))
                .by(issuing);
        assertThat(refused(entry(root), encrypts, issuing).getMessage()).contains("digitalSignature");
        TestCa forServers = authority("CN=servers")
                .with(Extension.extendedKeyUsage, false, server)
                .by(root);
        assertThat(refused(entry(root), signer(SUBJECT).by(forServers), forServers)
                        .getMessage())
                .contains("may not certify for signing code");
    }

    @Test
    public void whoIsNoAuthorityIssuesNothing() {
        TestCa signer = signer("CN=somebody").by(root);
        TestCa leaf = signer(SUBJECT).by(signer);
        SignatureException refusal = refused(entry(root), leaf, signer);
        assertThat(refusal.kind()).isEqualTo(Kind.STRANGER);
        assertThat(refusal.getMessage()).contains("no certification authority");

        TestCa noSigner = authority("CN=lists")
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
                .by(root);
        assertThat(refused(entry(root), signer(SUBJECT).by(noSigner), noSigner).kind())
                .isEqualTo(Kind.STRANGER);
    }

    @Test
    public void rootsMustBeAuthorities() {
        TestCa plain = signer("CN=plain").selfSigned();
        SignatureException refusal = refused(entry(plain), signer(SUBJECT).by(plain));
        assertThat(refusal.kind()).isEqualTo(Kind.TRUST);
        assertThat(refusal.getMessage()).contains("basicConstraints");
        for (String roots :
                List.of("nothing", "-----BEGIN CERTIFICATE-----\nAAAA", TestCa.pem("CERTIFICATE", new byte[9]))) {
            TrustEntry entry = new TrustEntry(
                    "modelArtifact.trust[0]", TrustEntry.Type.CERTIFICATE, Map.of("roots", roots, "subject", SUBJECT));
            assertThat(refused(entry, signer(SUBJECT).by(issuing), issuing).kind())
                    .isEqualTo(Kind.TRUST);
        }
    }

    @Test
    public void pathLengthsHold() throws Exception {
        TestCa shallow = authority("CN=shallow")
                .with(Extension.basicConstraints, true, new BasicConstraints(0))
                .by(root);
        TestCa below = authority("CN=below").by(shallow);
        assertThat(verify(entry(root), signer(SUBJECT).by(shallow), shallow)).isNotNull();
        assertThat(refused(entry(root), signer(SUBJECT).by(below), below, shallow)
                        .kind())
                .isEqualTo(Kind.STRANGER);
        TestCa shallowRoot = authority("CN=shallowroot")
                .with(Extension.basicConstraints, true, new BasicConstraints(0))
                .selfSigned();
        TestCa one = authority("CN=one").by(shallowRoot);
        assertThat(refused(entry(shallowRoot), signer(SUBJECT).by(one), one).kind())
                .isEqualTo(Kind.STRANGER);
        assertThat(verify(entry(shallow), signer(SUBJECT).by(shallow))).isNotNull();
        assertThat(refused(entry(shallow), signer(SUBJECT).by(below), below).kind())
                .isEqualTo(Kind.STRANGER);
    }

    @Test
    public void nameConstraintsHoldOnAuthoritiesAndOnRoots() throws Exception {
        NameConstraints inside = new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "example.com"))},
                null);
        TestCa bounded = authority("CN=bounded")
                .with(Extension.nameConstraints, true, inside)
                .by(root);
        TestCa boundedRoot = authority("CN=boundedroot")
                .with(Extension.nameConstraints, true, inside)
                .selfSigned();
        for (TestCa issuer : List.of(bounded, boundedRoot)) {
            TestCa good = signer(SUBJECT)
                    .with(Extension.subjectAlternativeName, false, TestCa.email("ml@example.com"))
                    .by(issuer);
            TestCa bad = signer(SUBJECT)
                    .with(Extension.subjectAlternativeName, false, TestCa.email("ml@example.org"))
                    .by(issuer);
            TestCa anchor = issuer == bounded ? root : issuer;
            assertThat(verify(entry(anchor), good, issuer)).isNotNull();
            assertThat(refused(entry(anchor), bad, issuer).kind()).isEqualTo(Kind.STRANGER);
        }
        // As a root of its own it would need the one above it, because nobody could hold it to its constraints.
        assertThat(refused(entry(bounded), signer(SUBJECT).by(bounded)).kind()).isEqualTo(Kind.TRUST);
    }

    @Test
    public void crossSignedAuthoritiesOpenASecondWay() throws Exception {
        TestCa oldRoot = authority("CN=oldroot").selfSigned();
        KeyPair keys = ec("secp384r1");
        TestCa byOld = authority("CN=cross").keys(keys).by(oldRoot);
        Instant past = NOW.minus(Duration.ofDays(90));
        TestCa byNewExpired = authority("CN=cross")
                .keys(keys)
                .valid(past, NOW.minusSeconds(9))
                .by(root);
        TestCa leaf = signer(SUBJECT).by(byOld);
        assertThat(verify(entry(oldRoot), leaf, byNewExpired, byOld)).isNotNull();
        assertThat(refused(entry(root), leaf, byNewExpired, byOld).kind()).isEqualTo(Kind.EXPIRED);
        TrustEntry both = entry(List.of(root, oldRoot), "subject", SUBJECT);
        assertThat(verify(both, leaf, byNewExpired, byOld)).isNotNull();
    }

    @Test
    public void aRootSignsNoModel() {
        TestCa signingRoot = signer(SUBJECT)
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature))
                .selfSigned();
        SignatureException refusal = refused(entry(signingRoot), signingRoot);
        assertThat(refusal.kind()).isEqualTo(Kind.STRANGER);
        assertThat(refusal.getMessage()).contains("itself one of the roots");
    }

    @Test
    public void rsaIsFineForAuthoritiesAndNoKeyForModels() throws Exception {
        TestCa rsaRoot = authority("CN=rsa").keys(rsa(2048)).selfSigned();
        assertThat(verify(entry(rsaRoot), signer(SUBJECT).by(rsaRoot)).ecKey()).isNotNull();
        VerifiedCertificate leaf =
                verify(entry(root), signer(SUBJECT).keys(rsa(2048)).by(root));
        assertThat(leaf.key().getAlgorithm()).isEqualTo("RSA");
        SignatureException refusal = catchThrowableOfType(SignatureException.class, leaf::ecKey);
        assertThat(refusal.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal.getMessage()).contains("RSA").contains("P-256");
    }

    @Test
    public void whatNoLongerBindsIsRefused() {
        TestCa sha1 = signer(SUBJECT).hash("SHA1").by(root);
        assertThat(refused(entry(root), sha1).getMessage()).contains("no longer binds");
        TestCa shortKey = authority("CN=short").keys(rsa(1024)).by(root);
        assertThat(refused(entry(root), signer(SUBJECT).by(shortKey), shortKey).kind())
                .isEqualTo(Kind.STRANGER);
        TestCa shortRoot = authority("CN=shortroot").keys(rsa(1024)).selfSigned();
        assertThat(refused(entry(shortRoot), signer(SUBJECT).by(shortRoot)).kind())
                .isEqualTo(Kind.TRUST);
    }

    @Test(timeout = 20_000)
    public void manyCertificatesOfOneNameDoNotKeepTheSearchBusy() {
        KeyPair keys = ec("secp256r1");
        TestCa self = authority("CN=loop").keys(keys).selfSigned();
        List<TestCa> chain = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            chain.add(authority("CN=loop").keys(keys).by(self));
        }
        SignatureException refusal = refused(entry(root), signer(SUBJECT).by(self), chain.toArray(TestCa[]::new));
        assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal.getMessage()).contains("too many ways");
    }

    @Test
    public void bytesThatAreNoCertificateAreTold() throws Exception {
        byte[] good = signer(SUBJECT).by(root).certificate().getEncoded();
        for (byte[] bad : List.of(
                new byte[0],
                new byte[100],
                java.util.Arrays.copyOf(good, good.length + 1),
                java.util.Arrays.copyOf(good, good.length - 1),
                TestCa.pem("CERTIFICATE", good).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                new byte[1 << 20])) {
            SignatureException refusal = catchThrowableOfType(
                    SignatureException.class, () -> CertificateTrust.verify(List.of(bad), entry(root), NOW, null));
            assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
        }
        SignatureException none = catchThrowableOfType(
                SignatureException.class, () -> CertificateTrust.verify(List.of(), entry(root), NOW, null));
        assertThat(none.kind()).isEqualTo(Kind.MALFORMED);
    }

    static TrustEntry entry(TestCa root) {
        return entry(root, "subject", SUBJECT);
    }

    static TrustEntry entry(TestCa root, String... fields) {
        return entry(List.of(root), fields);
    }

    static TrustEntry entry(List<TestCa> roots, String... fields) {
        Map<String, String> all = new TreeMap<>();
        StringBuilder pem = new StringBuilder();
        try {
            for (TestCa root : roots) {
                pem.append(root.pem());
            }
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        all.put("roots", pem.toString());
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return new TrustEntry("modelArtifact.trust[0]", TrustEntry.Type.CERTIFICATE, all);
    }

    static VerifiedCertificate verify(TrustEntry entry, TestCa leaf, TestCa... others) throws Exception {
        return verify(entry, (Instant) null, leaf, others);
    }

    static VerifiedCertificate verify(TrustEntry entry, Instant proven, TestCa leaf, TestCa... others)
            throws Exception {
        return CertificateTrust.verify(chain(leaf, others), entry, NOW, proven);
    }

    static SignatureException refused(TrustEntry entry, TestCa leaf, TestCa... others) {
        return refused(entry, (Instant) null, leaf, others);
    }

    static SignatureException refused(TrustEntry entry, Instant proven, TestCa leaf, TestCa... others) {
        SignatureException refusal =
                catchThrowableOfType(SignatureException.class, () -> verify(entry, proven, leaf, others));
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }

    private static List<byte[]> chain(TestCa leaf, TestCa... others) throws Exception {
        List<byte[]> chain = new ArrayList<>(List.of(leaf.certificate().getEncoded()));
        for (TestCa other : others) {
            chain.add(other.certificate().getEncoded());
        }
        return chain;
    }
}
