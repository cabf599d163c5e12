package io.jenkins.plugins.modelgate.engine.signature;

/**
 * A signature, key, certificate or statement that cannot be believed or used. The message is a sentence for people:
 * what, where, and how to mend it; text from files in it has passed {@code SafeText}.
 */
public final class SignatureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public SignatureException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public SignatureException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong, for the rule that fires. */
    public Kind kind() {
        return kind;
    }

    /** Kinds of fault: each has a rule of its own. */
    public enum Kind {
        /** Not what the format allows: hostile or damaged. */
        MALFORMED,
        /** A form that is known and refused, such as OMS v0.2. */
        UNSUPPORTED,
        /** The mathematics say no: what was signed, or the signature, has been altered. */
        INVALID,
        /** Made by somebody who is not trusted here. */
        STRANGER,
        /** The signer's certificate or key was not valid when it counts. */
        EXPIRED,
        /** The signer's certificate is on a revocation list. */
        REVOKED,
        /** The trust entry itself cannot be used: wrong key type, missing root, unreadable. */
        TRUST,
        /** The key for signing cannot be used: wrong passphrase, other type, not found. */
        KEY
    }
}
