package io.jenkins.plugins.modelgate.engine.signature.signing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keys in stores: PKCS#12 files (RFC 7292) and PKCS#11 tokens, both through the JDK's own providers. */
final class KeyStores {
    private KeyStores() {}

    static SigningKey pkcs12(byte[] content, @CheckForNull String passphrase, @CheckForNull String alias, String what)
            throws SignatureException {
        if (passphrase == null) {
            throw wrong(what + " is a key store, and no passphrase was given", null);
        }
        char[] secret = passphrase.toCharArray();
        KeyStore store;
        try {
            store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), secret);
        } catch (IOException e) {
            boolean passphraseIsWrong = e.getCause() instanceof java.security.UnrecoverableKeyException;
            throw wrong(
                    what
                            + (passphraseIsWrong
                                    ? " cannot be opened: the passphrase is wrong"
                                    : " is no PKCS#12 key store, and no PEM either"),
                    e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw wrong(what + " is no PKCS#12 key store that can be read", e);
        }
        return key(store, secret, alias, null, what);
    }

    static SigningKey token(KeySource.Token token) throws SignatureException {
        String what = token.toString();
        String library = token.library().toAbsolutePath().toString();
        if (!Files.isRegularFile(token.library())) {
            throw wrong("there is no PKCS#11 library " + token.library(), null);
        }
        if (library.indexOf('"') >= 0 || library.chars().anyMatch(c -> c < ' ') || token.slot() < 0) {
            throw wrong("the PKCS#11 library or slot cannot be used: " + SafeText.quote(library), null);
        }
        Provider any = Security.getProvider("SunPKCS11");
        if (any == null) {
            throw wrong("this Java has no provider for PKCS#11 tokens (module jdk.crypto.cryptoki)", null);
        }
        char[] pin = token.pin() == null ? null : token.pin().toCharArray();
        try {
            Provider provider = any.configure(
                    "--name = ModelGate\nlibrary = \"" + library + "\"\nslotListIndex = " + token.slot() + "\n");
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return key(store, null, token.alias(), provider, what);
        } catch (IOException e) {
            throw wrong(what + " cannot be opened: the PIN is wrong, or none was given", e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw wrong(what + " cannot be used: " + SafeText.of(deepest(e)), e);
        }
    }

    private static String deepest(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }

    private static SigningKey key(KeyStore store, char[] secret, String alias, Provider provider, String what)
            throws SignatureException {
        try {
            List<String> keys = new ArrayList<>();
            for (String each : Collections.list(store.aliases())) {
                if (store.isKeyEntry(each) && (alias == null || alias.equalsIgnoreCase(each))) {
                    keys.add(each);
                }
            }
            if (keys.size() != 1) {
                String wanted = alias == null ? "" : " called " + SafeText.quote(alias);
                throw wrong(
                        what + " holds "
                                + (keys.isEmpty() ? "no private key with a certificate" : keys.size() + " keys")
                                + wanted + (keys.size() > 1 ? "; choose one by its alias" : ""),
                        null);
            }
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate each : store.getCertificateChain(keys.get(0))) {
                chain.add((X509Certificate) each);
            }
            PrivateKey key = (PrivateKey) store.getKey(keys.get(0), secret);
            return SigningKey.of(key, chain.get(0).getPublicKey(), chain, provider, what);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw wrong(what + " holds a key that cannot be used: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static SignatureException wrong(String message, Throwable cause) {
        return new SignatureException(Kind.KEY, message, cause);
    }
}
