package io.jenkins.plugins.modelgate.engine.signature.key;

/**
 * The shape of an ECDSA signature, {@code SEQUENCE {INTEGER r, INTEGER s}} in DER (X.690): exactly two positive integers
 * in their shortest form and nothing behind them.
 */
final class DerSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private final byte[] der;
    private int next;

    private DerSignature(byte[] der) {
        this.der = der;
    }

    static boolean isPlausible(byte[] der) {
        DerSignature signature = new DerSignature(der);
        return signature.sequence() && signature.integer() && signature.integer() && signature.next == der.length;
    }

    private boolean sequence() {
        return octet() == SEQUENCE && length() == der.length - next;
    }

    private boolean integer() {
        if (octet() != INTEGER) {
            return false;
        }
        int length = length();
        if (length < 1 || length > der.length - next) {
            return false;
        }
        int first = der[next] & 0xFF;
        boolean negative = first >= 0x80;
        boolean zero = length == 1 && first == 0;
        boolean padded = length > 1 && first == 0 && (der[next + 1] & 0xFF) < 0x80;
        next += length;
        return !negative && !zero && !padded;
    }

    /** Short form, or one octet of the long form as P-521 needs; -1 for anything else. */
    private int length() {
        int length = octet();
        if (length == 0x81) {
            length = octet();
            return length < 0x80 ? -1 : length;
        }
        return length < 0x80 ? length : -1;
    }

    private int octet() {
        return next < der.length ? der[next++] & 0xFF : -1;
    }
}
