package io.jenkins.plugins.modelgate.engine.signature.certificate;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A way from a signer to a root: each certificate names the next as its issuer and is signed with its key.
 *
 * @param below leaf first, without the root
 * @param root of the trust entry
 */
record CertificatePath(List<X509Certificate> below, X509Certificate root) {
    CertificatePath {
        below = List.copyOf(below);
    }

    /** With the root as the last. */
    List<X509Certificate> all() {
        List<X509Certificate> all = new ArrayList<>(below);
        all.add(root);
        return all;
    }

    /** Who issued the certificate at this place. */
    X509Certificate issuer(int index) {
        return index + 1 < below.size() ? below.get(index + 1) : root;
    }
}
