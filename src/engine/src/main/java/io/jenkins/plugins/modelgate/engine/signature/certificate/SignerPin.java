package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/**
 * Who the signer must be: {@code subject} (RFC 2253), {@code san} (an e-mail address, host name or URI),
 * {@code fingerprint} (SHA-256 of the certificate) and {@code spki} (SHA-256 of its SubjectPublicKeyInfo). Whatever is
 * given must match, and one must be given: a root alone would trust everybody below it.
 */
final class SignerPin {
    private static final int EMAIL = 1;
    private static final int HOST = 2;
    private static final int URI = 6;

    private final TrustEntry entry;
    private final String subject;
    private final String san;
    private final String fingerprint;
    private final String spki;

    private SignerPin(TrustEntry entry) throws SignatureException {
        this.entry = entry;
        this.subject = subject(entry);
        this.san = entry.optional("san");
        this.fingerprint = digest(entry, "fingerprint");
        this.spki = digest(entry, "spki");
        if (subject == null && san == null && fingerprint == null && spki == null) {
            throw new SignatureException(
                    Kind.TRUST, entry.place() + " must name the signer by subject, san, fingerprint or spki");
        }
    }

    static SignerPin of(TrustEntry entry) throws SignatureException {
        return new SignerPin(entry);
    }

    private static String subject(TrustEntry entry) throws SignatureException {
        String text = entry.optional("subject");
        try {
            return text == null ? null : Certificates.name(new X500Principal(text));
        } catch (IllegalArgumentException e) {
            throw new SignatureException(
                    Kind.TRUST, entry.place() + ".subject is no name such as CN=ml-release,O=Example", e);
        }
    }

    private static String digest(TrustEntry entry, String field) throws SignatureException {
        String text = entry.optional(field);
        if (text == null) {
            return null;
        }
        String hex = text.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new SignatureException(
                    Kind.TRUST, entry.place() + "." + field + " is no SHA-256: it has 64 hexadecimal digits");
        }
        return hex;
    }

    /** @throws SignatureException of kind STRANGER, saying what was wanted and what is */
    void check(X509Certificate leaf) throws SignatureException {
        compare(leaf, "subject", subject, Certificates.name(leaf.getSubjectX500Principal()));
        compare(leaf, "fingerprint", fingerprint, Certificates.fingerprint(leaf));
        compare(leaf, "spki", spki, Certificates.sha256(leaf.getPublicKey().getEncoded()));
        if (san != null && !names(leaf).contains(wanted())) {
            throw stranger(leaf, "san", san, String.join(", ", names(leaf)));
        }
    }

    private void compare(X509Certificate leaf, String field, String wanted, String actual) throws SignatureException {
        if (wanted != null && !wanted.equals(actual)) {
            throw stranger(leaf, field, wanted, actual);
        }
    }

    private SignatureException stranger(X509Certificate leaf, String field, String wanted, String actual) {
        return new SignatureException(
                Kind.STRANGER,
                "the signer's certificate " + Certificates.shown(leaf) + " is not the one that " + entry.name()
                        + " trusts: its " + field + " is " + shown(actual) + ", wanted is " + shown(wanted));
    }

    private static String shown(String text) {
        return io.jenkins.plugins.modelgate.engine.report.SafeText.quote(text);
    }

    /** The kind of a name is part of it: an authority that vouches for hosts says nothing of people. */
    private String wanted() {
        if (san.startsWith("email:") || san.startsWith("dns:") || san.startsWith("uri:")) {
            return san;
        }
        String kind = san.contains("://") ? "uri:" : san.contains("@") ? "email:" : "dns:";
        return kind + san;
    }

    private static List<String> names(X509Certificate leaf) throws SignatureException {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = leaf.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                String kind = switch ((Integer) name.get(0)) {
                    case EMAIL -> "email:";
                    case HOST -> "dns:";
                    case URI -> "uri:";
                    default -> null;
                };
                if (kind != null) {
                    names.add(kind + name.get(1));
                }
            }
        } catch (CertificateParsingException e) {
            throw new SignatureException(
                    Kind.MALFORMED, "the signer's certificate has unreadable alternative names", e);
        }
        return names;
    }
}
