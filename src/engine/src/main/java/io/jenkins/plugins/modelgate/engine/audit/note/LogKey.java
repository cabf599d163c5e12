package io.jenkins.plugins.modelgate.engine.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The private key of a log or a witness: an Ed25519 seed with a name. Written like Go's signed notes,
 * {@code PRIVATE+KEY+name+hex8(id)+base64(0x01 ‖ seed)}. {@link #toString()} tells the public half only.
 */
public final class LogKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final PrivateKey key;
    private final VerifierKey verifier;

    private LogKey(String name, byte[] seed) throws MalformedException {
        this.seed = seed.clone();
        this.key = Ed25519.privateKey(seed);
        this.verifier = new VerifierKey(name, VerifierKey.LOG, Ed25519.publicOf(seed));
    }

    /**
     * A new key.
     *
     * @param name of a log: its origin, a URL without scheme such as {@code jenkins.example.com/modelgate/main}
     */
    public static LogKey generate(String name) throws MalformedException {
        byte[] seed = new byte[Ed25519.KEY];
        RANDOM.nextBytes(seed);
        return new LogKey(name, seed);
    }

    /** @throws MalformedException saying what is wrong, without the secret */
    public static LogKey parse(String text) throws MalformedException {
        if (!text.startsWith(PREFIX)) {
            throw new MalformedException("a private log key begins with " + PREFIX);
        }
        String rest = text.substring(PREFIX.length());
        int first = rest.indexOf('+');
        int second = first < 0 ? -1 : rest.indexOf('+', first + 1);
        if (second < 0) {
            throw new MalformedException("a private log key is " + PREFIX + "name+id+seed");
        }
        byte[] body = secret(rest.substring(second + 1));
        if (body.length != 1 + Ed25519.KEY || body[0] != VerifierKey.LOG) {
            throw new MalformedException("a private log key holds the byte 1 and 32 bytes of seed");
        }
        LogKey key = new LogKey(rest.substring(0, first), Arrays.copyOfRange(body, 1, body.length));
        if (!HexFormat.of().toHexDigits(key.verifier.id()).equals(rest.substring(first + 1, second))) {
            throw new MalformedException("the id of this private log key does not match its seed");
        }
        return key;
    }

    private static byte[] secret(String base64) throws MalformedException {
        try {
            return Strict.base64(base64);
        } catch (MalformedException e) {
            // Its message would show a part of the seed.
            throw new MalformedException("the seed of this private log key is not base64");
        }
    }

    /** The written form with the secret: for a protected place only. */
    public String encoded() {
        byte[] body = new byte[1 + seed.length];
        body[0] = VerifierKey.LOG;
        System.arraycopy(seed, 0, body, 1, seed.length);
        return PREFIX + verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+"
                + Base64.getEncoder().encodeToString(body);
    }

    /** The public half. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs bytes outside of any note. The caller makes sure that they are no note's text. */
    public byte[] signRaw(byte[] message) {
        return Ed25519.sign(key, message);
    }

    /** A plain signature line over a note's text, which ends with LF. */
    public NoteSignature sign(String text) {
        byte[] signature = Ed25519.sign(key, text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(verifier.name(), verifier.id(), signature);
    }

    /** A cosignature/v1 line over a note's text. Use a key of its own for this role. */
    public NoteSignature cosign(String text, long seconds) throws MalformedException {
        byte[] signature = Ed25519.sign(key, Cosignature.message(seconds, text));
        byte[] body = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return new NoteSignature(verifier.name(), verifier.asCosigner().id(), body);
    }

    @Override
    public String toString() {
        return "private key of " + verifier;
    }
}
