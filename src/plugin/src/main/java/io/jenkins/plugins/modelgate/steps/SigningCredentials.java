package io.jenkins.plugins.modelgate.steps;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.util.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * Keys for signing from the credentials that the build's own user and place may use. They live in local variables only:
 * no field of a step or of its execution, which are written to disk, ever holds one.
 */
final class SigningCredentials {
    private static final int MAX_BYTES = 1 << 20;

    private SigningCredentials() {}

    /**
     * The key of a credential.
     *
     * @param id of a secret file (PEM or PKCS#12) or of a certificate
     * @param passphraseId of a secret text, for a key that is encrypted, or null
     * @throws AbortException when there is no such credential, or it is of another kind
     */
    static SigningKey find(Run<?, ?> run, String id, @CheckForNull String passphraseId) throws IOException {
        StandardCredentials found = credential(run, "credentialsId", id, StandardCredentials.class);
        if (found instanceof StandardCertificateCredentials certificate) {
            if (passphraseId != null) {
                throw new AbortException("passphraseCredentialsId is for secret files; the certificate '" + id
                        + "' has a password of its own");
            }
            return ofCertificate(certificate);
        }
        if (found instanceof FileCredentials file) {
            return ofFile(file, passphrase(run, passphraseId));
        }
        throw new AbortException("credential '" + id + "' is neither a secret file (PEM or PKCS#12) nor a certificate");
    }

    @CheckForNull
    private static String passphrase(Run<?, ?> run, @CheckForNull String id) throws AbortException {
        return id == null
                ? null
                : credential(run, "passphraseCredentialsId", id, StringCredentials.class)
                        .getSecret()
                        .getPlainText();
    }

    private static <C extends StandardCredentials> C credential(
            Run<?, ?> run, String parameter, String id, Class<C> type) throws AbortException {
        C found = CredentialsProvider.findCredentialById(id, type, run);
        if (found == null) {
            throw new AbortException(parameter + ": there is no credential '" + id + "' of the right kind that "
                    + run.getParent().getFullName() + " may use");
        }
        CredentialsProvider.track(run, found);
        return found;
    }

    private static SigningKey ofFile(FileCredentials file, @CheckForNull String passphrase) throws IOException {
        byte[] content;
        try (InputStream in = file.getContent()) {
            content = in.readNBytes(MAX_BYTES + 1);
        }
        if (content.length > MAX_BYTES) {
            throw new AbortException("credential '" + file.getId() + "' is larger than any key");
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN ")
                ? new SigningKey(text, null, passphrase)
                : new SigningKey(null, Base64.getEncoder().encodeToString(content), passphrase);
    }

    private static SigningKey ofCertificate(StandardCertificateCredentials certificate) throws IOException {
        String password = Secret.toString(certificate.getPassword());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            certificate.getKeyStore().store(bytes, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate '" + certificate.getId() + "' cannot be used: " + e.getMessage(), e);
        }
        return new SigningKey(null, Base64.getEncoder().encodeToString(bytes.toByteArray()), password);
    }
}
