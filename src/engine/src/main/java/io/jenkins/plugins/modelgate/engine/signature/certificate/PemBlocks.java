package io.jenkins.plugins.modelgate.engine.signature.certificate;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Blocks of one label in a PEM text (RFC 7468); comments around them, as {@code openssl x509 -text} writes, are passed over. */
final class PemBlocks {
    private static final int MAX_BLOCKS = 256;

    private PemBlocks() {}

    static List<byte[]> of(String pem, String label, String what, Kind kind) throws SignatureException {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        List<byte[]> blocks = new ArrayList<>();
        for (int at = pem.indexOf(begin); at >= 0; at = pem.indexOf(begin, at)) {
            int from = at + begin.length();
            int to = pem.indexOf(end, from);
            if (to < 0) {
                throw new SignatureException(kind, what + " is cut off: a block BEGIN " + label + " has no END");
            }
            if (blocks.size() == MAX_BLOCKS) {
                throw new SignatureException(kind, what + " has more than " + MAX_BLOCKS + " blocks " + label);
            }
            try {
                blocks.add(Base64.getDecoder().decode(pem.substring(from, to).replaceAll("\\s", "")));
            } catch (IllegalArgumentException e) {
                throw new SignatureException(kind, what + " is no base64: " + e.getMessage(), e);
            }
            at = to + end.length();
        }
        return blocks;
    }
}
