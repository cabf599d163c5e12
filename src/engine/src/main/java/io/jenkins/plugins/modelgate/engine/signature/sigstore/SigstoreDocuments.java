package io.jenkins.plugins.modelgate.engine.signature.sigstore;

import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.BundleParseException;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Material;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/**
 * Reads a bundle and a trusted root. The library's parser passes over unknown fields and repeated keys and verifies the
 * first log entry alone: so both are read strictly before it sees the same bytes.
 */
final class SigstoreDocuments {
    private static final int MAX_ROOT = 4 << 20;

    private SigstoreDocuments() {}

    static Bundle bundle(byte[] json) throws SignatureException {
        String what = "the bundle";
        io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle strict =
                io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle.read(json, what);
        if (!(strict.material() instanceof Material.Certificate)) {
            throw new SignatureException(Kind.MALFORMED, what + " has no Sigstore certificate");
        }
        if (strict.logEntries() != 1) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " has " + strict.logEntries()
                            + " entries of a transparency log (tlogEntries); it must have one");
        }
        try {
            return Bundle.from(new StringReader(new String(json, StandardCharsets.UTF_8)));
        } catch (BundleParseException | RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " cannot be read: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    static SigstoreTrustedRoot trustedRoot(TrustEntry entry) throws SignatureException {
        String what = entry.place() + ".trustedRoot";
        byte[] json = entry.text("trustedRoot").getBytes(StandardCharsets.UTF_8);
        try {
            StrictJson.read(json, what, MAX_ROOT);
            SigstoreTrustedRoot root = SigstoreTrustedRoot.from(new ByteArrayInputStream(json));
            if (root.getCAs().isEmpty()
                    || root.getTLogs().isEmpty()
                    || root.getCTLogs().isEmpty()) {
                throw new SignatureException(
                        Kind.TRUST, what + " lacks certificate authorities, transparency logs or certificate logs");
            }
            return root;
        } catch (SigstoreConfigurationException | RuntimeException e) {
            throw new SignatureException(
                    Kind.TRUST,
                    what + " is no Sigstore trusted root: " + SafeText.of(String.valueOf(e.getMessage())),
                    e);
        } catch (SignatureException e) {
            throw new SignatureException(Kind.TRUST, e.getMessage(), e);
        }
    }
}
