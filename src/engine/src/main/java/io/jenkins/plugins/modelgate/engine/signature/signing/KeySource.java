package io.jenkins.plugins.modelgate.engine.signature.signing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.nio.file.Path;

/** Where a private key comes from. Nothing here is ever written to a file, a log or a report. */
public sealed interface KeySource {
    /** Reads the key. */
    SigningKey read() throws SignatureException;

    /**
     * A key file or key store that has been read.
     *
     * @param content PEM (PKCS#8, SEC 1, encrypted or not) or PKCS#12
     * @param passphrase or null
     * @param alias which key of a store that holds several, or null
     * @param what the key, for messages: "the key release.pem"
     */
    record Content(
            byte[] content,
            @CheckForNull String passphrase,
            @CheckForNull String alias,
            String what) implements KeySource {
        @Override
        public SigningKey read() throws SignatureException {
            boolean der = content.length > 0 && content[0] == 0x30;
            return der ? KeyStores.pkcs12(content, passphrase, alias, what) : PemKey.read(content, passphrase, what);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return what;
        }
    }

    /**
     * A key inside a token, which never leaves it.
     *
     * @param library of the token's maker (PKCS#11), a native library that this process loads
     * @param slot index in the list of slots with a token, from 0
     * @param pin of the user, or null
     * @param alias label of the key, or null if there is one only
     */
    record Token(
            Path library,
            int slot,
            @CheckForNull String pin,
            @CheckForNull String alias) implements KeySource {
        @Override
        public SigningKey read() throws SignatureException {
            return KeyStores.token(this);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "the token in slot " + slot + " of " + library;
        }
    }
}
