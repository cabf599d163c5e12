package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.signing.KeySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The key that signs. A passphrase never stands on the command line, where every process can read it. */
final class KeyOptions {
    private static final int MAX_BYTES = 1 << 20;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "EC private key (P-256, P-384, P-521): PEM, encrypted or not, or a PKCS#12 key store.")
    private Path key;

    @Option(
            names = "--key-alias",
            paramLabel = "NAME",
            description = "Which key of a key store or token, if it holds several.")
    private String alias;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "File whose first line is the passphrase of the key, or the PIN of the token.")
    private Path passphraseFile;

    @Option(
            names = "--passphrase-env",
            paramLabel = "NAME",
            description = "Environment variable with the passphrase or PIN.")
    private String passphraseVariable;

    @Option(
            names = "--pkcs11",
            paramLabel = "LIBRARY",
            description = "PKCS#11 library of a token that holds the key and its certificate.")
    private Path library;

    @Option(
            names = "--pkcs11-slot",
            paramLabel = "INDEX",
            defaultValue = "0",
            description = "Index in the library's list of slots with a token (default: 0).")
    private int slot;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "PEM with the key's certificate and those above it: the signature names its signer by it.")
    private Path certificate;

    KeySource source() throws IOException {
        if ((key == null) == (library == null)) {
            throw new IOException("give the key that signs: either --key FILE or --pkcs11 LIBRARY");
        }
        String passphrase = passphrase();
        return key == null
                ? new KeySource.Token(library, slot, passphrase, alias)
                : new KeySource.Content(
                        read(key, "--key"), passphrase, alias, "the key " + SafeText.of(key.toString()));
    }

    /** Null where none was given. */
    String certificates() throws IOException {
        return certificate == null ? null : new String(read(certificate, "--certificate"), StandardCharsets.ISO_8859_1);
    }

    private String passphrase() throws IOException {
        if (passphraseFile != null && passphraseVariable != null) {
            throw new IOException("--passphrase-file and --passphrase-env say the same; give one");
        }
        if (passphraseVariable != null) {
            String value = System.getenv(passphraseVariable);
            if (value == null) {
                throw new IOException(
                        "--passphrase-env: there is no environment variable " + SafeText.of(passphraseVariable));
            }
            return value;
        }
        if (passphraseFile == null) {
            return null;
        }
        String text = new String(read(passphraseFile, "--passphrase-file"), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("");
    }

    private static byte[] read(Path file, String option) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(option + " " + file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(option + " " + file + " is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(option + " " + file + " has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        }
    }
}
