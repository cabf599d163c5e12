package io.jenkins.plugins.modelgate.engine.signature.bundle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/** What a bundle says about its signer. Nothing of it is trusted: it only tells which kind of proof there may be. */
public sealed interface Material {
    /** How the trust list and messages call it. */
    String mode();

    /**
     * A public key that the verifier must have already.
     *
     * @param hint SHA-256 of the key's PEM text, lower-case hexadecimal, or null; authenticates nothing
     * @param rawBytes the key itself, PEM or DER, as bundles before reference version 1.1.0 have it, or null; never the
     *     key to trust
     */
    record Key(@CheckForNull String hint, @CheckForNull byte[] rawBytes) implements Material {
        @Override
        public String mode() {
            return "key";
        }
    }

    /**
     * A certificate with those that may lead to a root.
     *
     * @param certificates DER, the signer's first, at least one
     */
    record Chain(List<byte[]> certificates) implements Material {
        public Chain {
            certificates = List.copyOf(certificates);
        }

        @Override
        public String mode() {
            return "certificate";
        }
    }

    /**
     * A short-lived certificate of Sigstore's authority, proven by a log.
     *
     * @param certificate DER
     */
    record Certificate(byte[] certificate) implements Material {
        @Override
        public String mode() {
            return "sigstore";
        }
    }
}
