package io.jenkins.plugins.modelgate.engine.signature.cms;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * A signature file, held to what a detached signature over any bytes can be.
 *
 * @param der of the ContentInfo
 * @param digests algorithms that its signers want, by their identifiers, as the JDK calls them
 * @param what for messages
 */
record CmsDocument(byte[] der, Map<String, String> digests, String what) {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MOST_SIGNERS = 16;
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (CMS|PKCS7)-----\\s*([A-Za-z0-9+/=\\s]+?)\\s*-----END (CMS|PKCS7)-----\\s*", Pattern.DOTALL);

    /** The identifier of SignedData, with its tag and length, near the beginning of the file. */
    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };

    private static final Map<ASN1ObjectIdentifier, String> HASHES = Map.of(
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    static boolean begins(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1).stripLeading();
        if (head.startsWith("-----BEGIN CMS-----") || head.startsWith("-----BEGIN PKCS7-----")) {
            return true;
        }
        if (bytes.length < 32 || bytes[0] != 0x30) {
            return false;
        }
        for (int at = 2; at <= 6; at++) {
            if (Arrays.equals(bytes, at, at + SIGNED_DATA.length, SIGNED_DATA, 0, SIGNED_DATA.length)) {
                return true;
            }
        }
        return false;
    }

    static CmsDocument read(byte[] bytes, String what) throws SignatureException {
        if (bytes.length > MAX_BYTES) {
            throw new SignatureException(Kind.MALFORMED, what + " has more than " + MAX_BYTES + " bytes");
        }
        byte[] der = bytes[0] == 0x30 ? bytes : decoded(bytes, what);
        CmsDocument document = new CmsDocument(der, new java.util.TreeMap<>(), what);
        try {
            document.check();
            return document;
        } catch (RuntimeException e) {
            // The library looks into each part when it is asked for it, and says so in this way.
            throw malformed(what, e);
        }
    }

    static SignatureException malformed(String what, RuntimeException e) {
        return new SignatureException(
                Kind.MALFORMED, what + " is no CMS signature: " + e.getClass().getSimpleName(), e);
    }

    private static byte[] decoded(byte[] bytes, String what) throws SignatureException {
        Matcher matcher = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1).strip() + "\n");
        if (!matcher.matches() || !matcher.group(1).equals(matcher.group(3))) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " is not exactly one PEM block BEGIN CMS or BEGIN PKCS7");
        }
        try {
            return Base64.getMimeDecoder().decode(matcher.group(2));
        } catch (IllegalArgumentException e) {
            throw new SignatureException(Kind.MALFORMED, what + " is no base64", e);
        }
    }

    private void check() throws SignatureException {
        try (ASN1InputStream in = new ASN1InputStream(new ByteArrayInputStream(der), MAX_BYTES)) {
            ASN1Primitive first = in.readObject();
            if (first == null || in.readObject() != null) {
                throw new SignatureException(Kind.MALFORMED, what + " has something behind its end");
            }
        } catch (IOException | RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " is no ASN.1: " + e.getClass().getSimpleName(), e);
        }
        CMSSignedData data = open(null);
        if (data.getSignedContent() != null) {
            throw new SignatureException(
                    Kind.UNSUPPORTED,
                    what
                            + " holds its content; make a detached signature (openssl cms -sign -binary, without -nodetach)");
        }
        if (!data.getSignedContentTypeOID().equals(CMSObjectIdentifiers.data.getId())) {
            throw new SignatureException(Kind.UNSUPPORTED, what + " signs another content type than data");
        }
        List<SignerInformation> signers = signers(data);
        if (signers.isEmpty() || signers.size() > MOST_SIGNERS) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " has " + signers.size() + " signers; it must be 1 to " + MOST_SIGNERS);
        }
        for (SignerInformation signer : signers) {
            String hash = HASHES.get(signer.getDigestAlgorithmID().getAlgorithm());
            if (hash != null) {
                digests.put(signer.getDigestAlgOID(), hash);
            }
        }
        if (digests.isEmpty()) {
            throw new SignatureException(Kind.UNSUPPORTED, what + " is made with no hash of SHA-256, SHA-384, SHA-512");
        }
    }

    /** @param content digests of what was signed, by the algorithms' identifiers; or null */
    CMSSignedData open(Map<String, byte[]> content) throws SignatureException {
        try {
            return content == null ? new CMSSignedData(der) : new CMSSignedData(content, der);
        } catch (CMSException | RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " is no CMS signature: " + e.getClass().getSimpleName(),
                    e);
        }
    }

    static List<SignerInformation> signers(CMSSignedData data) {
        return new ArrayList<>(data.getSignerInfos().getSigners());
    }
}
