package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Tells the same secret in two places without telling it. Only of values with so many possibilities that nobody tries them all: the
 * digest of a password that a person made up is the password, for whoever has a list of passwords.
 */
final class Fingerprint {
    private static final byte[] PURPOSE = "model-gate secret v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 6;

    /** Fewest bits, by the frequencies of characters, of a value that nobody guesses. */
    private static final double BITS = 80;

    private Fingerprint() {}

    /** Kinds whose values people choose, or that are encrypted with what people choose: their bits are counted and not had. */
    private static final Set<SecretKind> CHOSEN = Set.of(
            ValueJudge.PASSWORD,
            HttpCredentials.BASIC,
            HttpCredentials.REGISTRY,
            UrlPasswords.KIND,
            PrivateKeys.ENCRYPTED);

    /** Most of a random value that stands in words: more was put together by a person. */
    private static final double WORDS = 0.2;

    /** Of a value, or empty where it could be guessed. */
    static String of(SecretKind kind, String value) {
        boolean worded = kind.equals(ValueJudge.TOKEN) && Randomness.words(value) > WORDS;
        if (CHOSEN.contains(kind) || worded || value.length() < 20 || Randomness.bits(value) * value.length() < BITS) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(PURPOSE);
            byte[] bytes = digest.digest(value.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(bytes, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
