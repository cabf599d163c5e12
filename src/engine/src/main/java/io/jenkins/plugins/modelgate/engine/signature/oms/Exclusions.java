package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.signature.proof.ReadFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a signature leaves out. Source: OMS v1.0, 6.1: version control's files directly below the root, the signature
 * itself, and the paths that the signer has recorded, each with what is below it.
 */
final class Exclusions {
    /** Nothing is loaded from here unless a signed file says so. */
    private static final String GIT = ".git";

    private final Set<String> bySigner;

    Exclusions(List<String> bySigner) {
        this.bySigner = new HashSet<>(bySigner);
    }

    /** Why the path is left out, or null if it is not. */
    Reason of(String path) {
        if (OmsFormat.LEFT_OUT.contains(top(path))) {
            return Reason.FORMAT;
        }
        return OmsFormat.isBelow(path, bySigner) ? Reason.SIGNER : null;
    }

    /** Whether what is left out matters all the same: who can replace it can replace the model, or a part of it. */
    static boolean matters(ReadFile file, Reason reason) {
        return switch (reason) {
            case SIGNER -> file.loadable();
            // A bundle is JSON like many a configuration; a signature that is a model too is none.
            case ITSELF -> file.model();
            case FORMAT -> !top(file.path()).equals(GIT) && file.model();
        };
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Who left it out. */
    enum Reason {
        FORMAT("OpenSSF Model Signing leaves version control's files out"),
        SIGNER("the signer left it out (ignore_paths)"),
        ITSELF("it is the signature itself");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
