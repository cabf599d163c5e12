package io.jenkins.plugins.modelgate.engine.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that checks lines of signed notes, written {@code name+hex8(id)+base64(type ‖ key)} (C2SP signed-note
 * v1.0.0). Two types: {@link #LOG}, plain Ed25519 over the text, and {@link #COSIGNER}, Ed25519 cosignature/v1.
 */
public final class VerifierKey {
    /** Type byte of a plain Ed25519 signature, the log's own. */
    public static final byte LOG = 0x01;

    /** Type byte of an Ed25519 cosignature/v1, a witness's. */
    public static final byte COSIGNER = 0x04;

    private final String name;
    private final int id;
    private final byte type;
    private final byte[] raw;
    private final PublicKey key;

    VerifierKey(String name, byte type, byte[] raw) throws MalformedException {
        if (!Strict.isName(name)) {
            throw new MalformedException("no name for a key: " + Strict.shown(name));
        }
        this.name = name;
        this.type = type;
        this.raw = raw.clone();
        this.id = id(name, type, raw);
        this.key = Ed25519.publicKey(raw);
    }

    /** @throws MalformedException saying what is wrong with the text */
    public static VerifierKey parse(String text) throws MalformedException {
        int first = text.indexOf('+');
        int second = first < 0 ? -1 : text.indexOf('+', first + 1);
        if (second < 0) {
            throw new MalformedException("a verifier key is name+id+key, this is " + Strict.shown(text));
        }
        String id = text.substring(first + 1, second);
        byte[] body = Strict.base64(text.substring(second + 1));
        if (body.length == 0 || body[0] != LOG && body[0] != COSIGNER) {
            throw new MalformedException("verifier key of unknown type: " + Strict.shown(text));
        }
        if (body.length != 1 + Ed25519.KEY) {
            throw new MalformedException("an Ed25519 key has 32 bytes, this one " + (body.length - 1));
        }
        VerifierKey key = new VerifierKey(text.substring(0, first), body[0], Arrays.copyOfRange(body, 1, body.length));
        if (!key.hexId().equals(id)) {
            throw new MalformedException("the id of verifier key " + Strict.shown(text) + " should be " + key.hexId());
        }
        return key;
    }

    /** Name in front of its signatures; of a log, its origin. */
    public String name() {
        return name;
    }

    /** First four bytes of SHA-256(name ‖ LF ‖ type ‖ key), big-endian. */
    public int id() {
        return id;
    }

    /** {@link #LOG} or {@link #COSIGNER}. */
    public byte type() {
        return type;
    }

    /** Whether both are the same key material, whatever their names and types. */
    public boolean sameMaterial(VerifierKey other) {
        return Arrays.equals(raw, other.raw);
    }

    /** The key of the same material that checks cosignatures: its id differs. */
    public VerifierKey asCosigner() throws MalformedException {
        return new VerifierKey(name, COSIGNER, raw);
    }

    /** Whether {@code signature}, without its key id, signs the text. */
    public boolean verify(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (type == LOG) {
            return signature.length == Ed25519.SIGNATURE && Ed25519.verify(key, message, signature);
        }
        if (signature.length != Long.BYTES + Ed25519.SIGNATURE) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        byte[] rest = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
        return seconds >= 0 && Ed25519.verify(key, Cosignature.message(seconds, text), rest);
    }

    /** Whether the bytes are signed by this key, outside of any note. */
    public boolean verifyRaw(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE && Ed25519.verify(key, message, signature);
    }

    private String hexId() {
        return HexFormat.of().toHexDigits(id);
    }

    private static int id(String name, byte type, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(type);
            digest.update(raw);
            return ByteBuffer.wrap(digest.digest()).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The written form. */
    @Override
    public String toString() {
        byte[] body = new byte[1 + raw.length];
        body[0] = type;
        System.arraycopy(raw, 0, body, 1, raw.length);
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(body);
    }
}
