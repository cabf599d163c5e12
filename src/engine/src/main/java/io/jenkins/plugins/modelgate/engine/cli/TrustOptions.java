package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.trust.CallerTrust;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Whom a command demands as signer, besides whom the policy trusts. */
final class TrustOptions {
    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "PEM public key (EC on P-256, P-384 or P-521, or OpenPGP) of the signer.")
    private Path publicKey;

    @Option(
            names = "--certificate-roots",
            paramLabel = "FILE",
            description = "PEM certificates of the authorities above the signer; name the signer besides.")
    private Path certificateRoots;

    @Option(names = "--subject", paramLabel = "NAME", description = "Subject of the signer's certificate.")
    private String subject;

    @Option(names = "--san", paramLabel = "NAME", description = "Alternative name of the signer's certificate.")
    private String san;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "SHA-256 of the signer's certificate, hexadecimal.")
    private String fingerprint;

    @Option(names = "--crl", paramLabel = "FILE", description = "PEM revocation lists of the authorities.")
    private Path crl;

    @Option(
            names = "--trusted-root",
            paramLabel = "FILE",
            description = "Sigstore trusted root (trusted_root.json); with --identity and --issuer.")
    private Path trustedRoot;

    @Option(names = "--identity", paramLabel = "NAME", description = "Exact Sigstore identity of the signer.")
    private String identity;

    @Option(names = "--issuer", paramLabel = "URL", description = "Exact issuer of that identity.")
    private String issuer;

    /** @throws IOException when a file is missing or too large, or options that need each other are not together */
    List<TrustEntry> entries() throws IOException {
        Map<String, String> given = new TreeMap<>();
        put(given, "publicKey", file("--public-key", publicKey));
        put(given, "certificateRoots", file("--certificate-roots", certificateRoots));
        put(given, "subject", subject);
        put(given, "san", san);
        put(given, "fingerprint", fingerprint);
        put(given, "crl", file("--crl", crl));
        put(given, "trustedRoot", file("--trusted-root", trustedRoot));
        put(given, "identity", identity);
        put(given, "issuer", issuer);
        try {
            return CallerTrust.entries(given);
        } catch (SignatureException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void put(Map<String, String> given, String name, String value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    private static String file(String option, Path file) throws IOException {
        return file == null ? null : TrustFile.read(file, option);
    }
}
