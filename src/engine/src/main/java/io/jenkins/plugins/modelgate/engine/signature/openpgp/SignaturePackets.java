package io.jenkins.plugins.modelgate.engine.signature.openpgp;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** The signatures of a file, which holds nothing else: armored or binary. */
final class SignaturePackets {
    private static final int MAX_BYTES = 1 << 20;
    /** Each that may be by a trusted key digests the whole file. */
    private static final int MOST = 8;

    private static final int TAG_SIGNATURE = 2;

    private SignaturePackets() {}

    /** Whether the bytes begin as one of OpenPGP's files. */
    static boolean begin(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1).stripLeading();
        if (head.startsWith("-----BEGIN PGP ")) {
            return true;
        }
        if (bytes.length == 0 || bytes[0] >= 0) {
            return false;
        }
        int tag = (bytes[0] & 0x40) != 0 ? bytes[0] & 0x3F : bytes[0] >> 2 & 0x0F;
        return tag == TAG_SIGNATURE;
    }

    static List<PGPSignature> read(byte[] bytes, String what) throws SignatureException {
        if (bytes.length > MAX_BYTES) {
            throw new SignatureException(Kind.MALFORMED, what + " has more than " + MAX_BYTES + " bytes");
        }
        String text = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        if (text.contains("BEGIN PGP SIGNED MESSAGE")) {
            throw new SignatureException(
                    Kind.UNSUPPORTED, what + " is a signed text; make a detached signature: gpg --detach-sign");
        }
        List<PGPSignature> signatures = new ArrayList<>();
        try (InputStream packets = PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes))) {
            BcPGPObjectFactory factory = new BcPGPObjectFactory(packets);
            for (Object each = factory.nextObject(); each != null; each = factory.nextObject()) {
                if (!(each instanceof PGPSignatureList list)) {
                    throw new SignatureException(
                            Kind.MALFORMED, what + " holds something else than detached signatures");
                }
                list.forEach(signatures::add);
            }
        } catch (IOException | RuntimeException e) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " cannot be read as OpenPGP: " + e.getClass().getSimpleName(),
                    e);
        }
        if (signatures.isEmpty() || signatures.size() > MOST) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " holds " + signatures.size() + " signatures; it must be 1 to " + MOST);
        }
        return signatures;
    }
}
