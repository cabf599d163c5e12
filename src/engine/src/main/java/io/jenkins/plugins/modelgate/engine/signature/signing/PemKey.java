package io.jenkins.plugins.modelgate.engine.signature.signing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.key.EcCurve;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in PEM: PKCS#8, plain or encrypted (RFC 5958, 8018); SEC 1 (RFC 5915), plain or encrypted as OpenSSL did
 * before. Other blocks in the file are passed over; a second key is refused.
 */
final class PemKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----.*?-----END \\1-----", Pattern.DOTALL);

    private static final Pattern PLAIN =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private static final int MAX_BYTES = 1 << 20;

    private PemKey() {}

    static SigningKey read(byte[] content, @CheckForNull String passphrase, String what) throws SignatureException {
        String block = block(content, what);
        try {
            ECPrivateKey key = plain(block);
            if (key == null) {
                key = (ECPrivateKey) KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(PemBlock.pkcs8(block, passphrase, what)));
            }
            // Made from the private key, never read beside it: a file may hold somebody else's.
            PublicKey publicKey = PublicHalf.of(key, EcCurve.of(key, what, Kind.KEY));
            return SigningKey.of(key, publicKey, List.of(), null, what);
        } catch (GeneralSecurityException e) {
            throw new SignatureException(
                    Kind.KEY, what + " is no EC key on P-256, P-384 or P-521 with a named curve", e);
        }
    }

    /** The usual form, which the JDK reads alone; null for any other, and for what it does not like. */
    private static ECPrivateKey plain(String block) throws GeneralSecurityException {
        Matcher matcher = PLAIN.matcher(block);
        if (!matcher.matches()) {
            return null;
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String block(byte[] content, String what) throws SignatureException {
        if (content.length > MAX_BYTES) {
            throw wrong(what + " has " + content.length + " bytes; that is no key");
        }
        Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group());
        }
        if (blocks.size() != 1) {
            throw wrong(
                    blocks.isEmpty()
                            ? what + " holds no private key: it is neither PEM with BEGIN … PRIVATE KEY nor PKCS#12"
                            : what + " holds " + blocks.size() + " private keys; give the one that shall sign");
        }
        if (blocks.get(0).startsWith("-----BEGIN OPENSSH ")) {
            throw wrong(what + " is in OpenSSH's own format; ssh-keygen -p -m PKCS8 -f FILE rewrites it");
        }
        return blocks.get(0);
    }

    private static SignatureException wrong(String message) {
        return new SignatureException(Kind.KEY, message);
    }
}
