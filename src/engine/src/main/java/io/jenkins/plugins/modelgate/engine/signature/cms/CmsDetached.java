package io.jenkins.plugins.modelgate.engine.signature.cms;

import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.certificate.CertificateTrust;
import io.jenkins.plugins.modelgate.engine.signature.certificate.VerifiedCertificate;
import io.jenkins.plugins.modelgate.engine.signature.detached.Detached;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** The signers of a CMS signature, held against the trust entries once the content has gone by. */
final class CmsDetached implements Detached {
    /** Its own, and known to nobody else: the JDK does not know every name that the library gives algorithms. */
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final CmsDocument document;
    private final TrustedSigners trusted;
    private final Map<String, MessageDigest> digests = new TreeMap<>();

    CmsDetached(CmsDocument document, TrustedSigners trusted) {
        this.document = document;
        this.trusted = trusted;
        document.digests().forEach((id, name) -> digests.put(id, digest(name)));
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    @Override
    public List<ContentSink> sinks() {
        List<ContentSink> sinks = new ArrayList<>();
        digests.values().forEach(digest -> sinks.add(digest::update));
        return sinks;
    }

    @Override
    public Signer conclude() throws SignatureException {
        Map<String, byte[]> content = new TreeMap<>();
        digests.forEach((id, digest) -> content.put(id, digest.digest()));
        return trusted.require(entry -> by(entry, content));
    }

    private Signer by(TrustEntry entry, Map<String, byte[]> content) throws SignatureException {
        if (entry.type() != TrustEntry.Type.CERTIFICATE) {
            throw new SignatureException(
                    Kind.STRANGER, document.what() + " is a CMS signature, " + entry.name() + " is for another kind");
        }
        // The library's signers remember what they have verified, so every entry gets its own.
        CMSSignedData data = document.open(content);
        SignatureException why = null;
        for (SignerInformation signer : CmsDocument.signers(data)) {
            try {
                return verify(data, signer, entry);
            } catch (RuntimeException e) {
                why = CmsDocument.malformed(document.what(), e);
            } catch (SignatureException e) {
                why = why == null || why.kind() == Kind.STRANGER ? e : why;
            }
        }
        throw why;
    }

    private Signer verify(CMSSignedData data, SignerInformation signer, TrustEntry entry) throws SignatureException {
        if (!document.digests().containsKey(signer.getDigestAlgOID())) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    document.what() + " has a signer with a hash other than SHA-256, SHA-384, SHA-512");
        }
        if (!CmsAlgorithms.isSound(signer)) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    document.what() + " is made by the algorithm " + signer.getEncryptionAlgOID()
                            + ", which is not accepted");
        }
        requireAttributes(signer);
        VerifiedCertificate verified = CertificateTrust.verify(chain(data, signer), entry, trusted.now(), null);
        try {
            // By the key: what the certificate's dates mean, the trust entry has said already.
            boolean holds = signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(verified.key()));
            if (!holds) {
                throw new SignatureException(Kind.INVALID, document.what() + " does not hold");
            }
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            throw new SignatureException(
                    Kind.INVALID,
                    document.what() + " does not hold: the file or the signature has been altered since ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
        Signer signed = verified.signer();
        return new Signer(
                "cms", signed.trustedBy(), signed.name(), signed.fingerprint(), signed.signedAt(), signed.remarks());
    }

    /**
     * Without signed attributes the signature is over the content alone, and content could be made that reads as the
     * attributes of another signature; so they must be there, once each. Source: RFC 5652, 5.3 and 11; RFC 8933.
     */
    private void requireAttributes(SignerInformation signer) throws SignatureException {
        AttributeTable attributes = signer.getSignedAttributes();
        if (attributes == null) {
            throw new SignatureException(
                    Kind.UNSUPPORTED, document.what() + " has no signed attributes (openssl cms without -noattr)");
        }
        Attribute type = only(attributes, CMSAttributes.contentType);
        only(attributes, CMSAttributes.messageDigest);
        if (!CMSObjectIdentifiers.data.equals(type.getAttrValues().getObjectAt(0))) {
            throw new SignatureException(Kind.MALFORMED, document.what() + " signs another content type than data");
        }
    }

    private Attribute only(AttributeTable attributes, ASN1ObjectIdentifier id) throws SignatureException {
        if (attributes.getAll(id).size() != 1
                || attributes.get(id).getAttrValues().size() != 1) {
            throw new SignatureException(
                    Kind.MALFORMED, document.what() + " has not exactly one signed attribute " + id.getId());
        }
        return attributes.get(id);
    }

    /** The signer's certificate first, then all others that the signature brings; none of them is trusted. */
    private List<byte[]> chain(CMSSignedData data, SignerInformation signer) throws SignatureException {
        List<byte[]> chain = new ArrayList<>();
        try {
            @SuppressWarnings("unchecked") // the library's identifier of a signer is a selector of certificates
            Collection<X509CertificateHolder> own = data.getCertificates().getMatches(signer.getSID());
            if (own.size() != 1) {
                throw new SignatureException(
                        Kind.MALFORMED, document.what() + " brings " + own.size() + " certificates of its signer");
            }
            X509CertificateHolder leaf = own.iterator().next();
            chain.add(leaf.getEncoded());
            for (X509CertificateHolder each : data.getCertificates().getMatches(null)) {
                if (!each.equals(leaf)) {
                    chain.add(each.getEncoded());
                }
            }
            return chain;
        } catch (IOException | RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    document.what() + " has a certificate that cannot be read: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }
}
