package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes the first way from a leaf to a root that keeps all rules; where none does, tells the gravest reason. */
final class PathChoice {
    private final PathRules rules;
    private final RevocationLists lists;
    private final List<X509Certificate> roots;

    PathChoice(PathRules rules, RevocationLists lists, List<X509Certificate> roots) {
        this.rules = rules;
        this.lists = lists;
        this.roots = roots;
    }

    /** @return remarks on what was tolerated */
    List<String> choose(X509Certificate leaf, List<X509Certificate> chain, Instant time, Instant now)
            throws SignatureException {
        if (roots.contains(leaf)) {
            throw new SignatureException(
                    Kind.STRANGER,
                    "the signer's certificate " + Certificates.shown(leaf)
                            + " is itself one of the roots; an authority's"
                            + " key signs no models. To trust one key alone use a trust entry of type key");
        }
        rules.checkLeaf(leaf);
        List<CertificatePath> paths = PathSearch.find(leaf, chain, roots);
        SignatureException worst = new SignatureException(
                Kind.STRANGER,
                "the signer's certificate " + Certificates.shown(leaf) + " (SHA-256 " + Certificates.fingerprint(leaf)
                        + ") was issued by nobody who is trusted here: no chain leads to a given root");
        for (CertificatePath path : paths) {
            try {
                List<String> remarks = new ArrayList<>();
                rules.check(path, time);
                lists.check(path, now, remarks);
                return remarks;
            } catch (SignatureException e) {
                worst = gravity(e) > gravity(worst) || path == paths.get(0) ? e : worst;
            }
        }
        throw worst;
    }

    private static int gravity(SignatureException e) {
        return switch (e.kind()) {
            case REVOKED -> 3;
            case TRUST -> 2;
            case EXPIRED -> 1;
            default -> 0;
        };
    }
}
