package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the ways from a leaf over untrusted certificates to the roots. The search of the JDK has no bound but a depth: a
 * bundle with a dozen certificates of one name and key keeps it busy for hours.
 */
final class PathSearch {
    /** Certificates below the root, the leaf among them. */
    static final int MAX_LENGTH = 6;

    private static final int MAX_STEPS = 2_000;

    private record Pair(X509Certificate child, X509Certificate parent) {}

    private final List<X509Certificate> candidates;
    private final List<X509Certificate> roots;
    private final Map<Pair, Boolean> known = new HashMap<>();
    private final List<CertificatePath> found = new ArrayList<>();
    private int steps;

    private PathSearch(List<X509Certificate> candidates, List<X509Certificate> roots) {
        this.candidates = candidates;
        this.roots = roots;
    }

    /** All ways, shortest first; cross-signed authorities make several. */
    static List<CertificatePath> find(
            X509Certificate leaf, List<X509Certificate> candidates, List<X509Certificate> roots)
            throws SignatureException {
        PathSearch search = new PathSearch(candidates, roots);
        search.extend(new ArrayList<>(List.of(leaf)));
        search.found.sort(java.util.Comparator.comparingInt(path -> path.below().size()));
        return search.found;
    }

    private void extend(List<X509Certificate> path) throws SignatureException {
        X509Certificate last = path.get(path.size() - 1);
        for (X509Certificate root : roots) {
            if (issued(root, last)) {
                found.add(new CertificatePath(path, root));
            }
        }
        if (path.size() == MAX_LENGTH) {
            return;
        }
        for (X509Certificate candidate : candidates) {
            if (!path.contains(candidate) && !roots.contains(candidate) && issued(candidate, last)) {
                path.add(candidate);
                extend(path);
                path.remove(path.size() - 1);
            }
        }
    }

    private boolean issued(X509Certificate parent, X509Certificate child) throws SignatureException {
        if (!child.getIssuerX500Principal().equals(parent.getSubjectX500Principal())) {
            return false;
        }
        if (++steps > MAX_STEPS) {
            throw new SignatureException(
                    Kind.MALFORMED, "the signer's certificates can be put in order in too many ways to try them all");
        }
        return known.computeIfAbsent(new Pair(child, parent), pair -> signedBy(pair.parent(), pair.child()));
    }

    private static boolean signedBy(X509Certificate parent, X509Certificate child) {
        try {
            child.verify(parent.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
