package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Map;

/** Looks at the keys, certificates and roots of trust entries when they are typed, not when the first model comes. */
final class TrustCheck {
    private static final int MAX_ROOT = 1 << 20;

    /** Fields that an entry of a type cannot do without. */
    private static final Map<String, java.util.Set<String>> REQUIRED = Map.of(
            "key", java.util.Set.of("publicKey"),
            "openpgp", java.util.Set.of("publicKey"),
            "certificate", java.util.Set.of("roots"),
            "sigstore", java.util.Set.of("identity", "issuer", "trustedRoot"));

    private TrustCheck() {}

    /** @throws IllegalArgumentException with a sentence that names the field */
    static void require(String type, String field, @CheckForNull String value) {
        String fault = fault(type, field, value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** For forms; silent to those who may not change the policy. */
    static FormValidation of(@CheckForNull Item item, String type, String field, @CheckForNull String value) {
        if (!FieldCheck.mayConfigure(item)) {
            return FormValidation.ok();
        }
        String fault = fault(type, field, Util.fixEmptyAndTrim(value));
        return fault == null ? FormValidation.ok() : FormValidation.error(fault);
    }

    @CheckForNull
    private static String fault(String type, String field, @CheckForNull String value) {
        String place = "policy field trust." + type + "." + field;
        if (value == null) {
            return REQUIRED.get(type).contains(field) ? place + " is missing" : null;
        }
        try {
            switch (type + "." + field) {
                case "key.publicKey" -> EcPublicKey.ofPem(value, place);
                case "openpgp.publicKey" -> {
                    if (!value.contains("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
                        return place + " holds no block BEGIN PGP PUBLIC KEY (gpg --armor --export writes one)";
                    }
                }
                case "certificate.roots", "certificate.timestampRoots" -> {
                    if (certificates().generateCertificates(bytes(value)).isEmpty()) {
                        return place + " holds no PEM block BEGIN CERTIFICATE";
                    }
                }
                case "certificate.crl" -> {
                    if (certificates().generateCRLs(bytes(value)).isEmpty()) {
                        return place + " holds no PEM block BEGIN X509 CRL";
                    }
                }
                case "sigstore.trustedRoot" -> StrictJson.read(value.getBytes(StandardCharsets.UTF_8), place, MAX_ROOT);
                default -> {
                    return null;
                }
            }
            return null;
        } catch (SignatureException e) {
            return e.getMessage();
        } catch (GeneralSecurityException e) {
            return place + " cannot be read: " + e.getMessage();
        }
    }

    private static CertificateFactory certificates() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }

    private static ByteArrayInputStream bytes(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
