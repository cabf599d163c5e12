package io.jenkins.plugins.modelgate.engine.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note.
 *
 * @param name of the key
 * @param id of the key
 * @param signature bytes after the key id
 */
public record NoteSignature(String name, int id, byte[] signature) {
    private static final String DASH = "\u2014 ";

    /** @throws MalformedException when the line is none */
    public static NoteSignature parse(String line) throws MalformedException {
        if (!line.startsWith(DASH)) {
            throw new MalformedException("a signature line begins with an em dash and a space: " + Strict.shown(line));
        }
        int space = line.indexOf(' ', DASH.length());
        if (space < 0) {
            throw new MalformedException("signature line without a signature: " + Strict.shown(line));
        }
        String name = line.substring(DASH.length(), space);
        byte[] body = Strict.base64(line.substring(space + 1));
        if (!Strict.isName(name) || body.length <= Integer.BYTES) {
            throw new MalformedException("broken signature line: " + Strict.shown(line));
        }
        return new NoteSignature(
                name, ByteBuffer.wrap(body).getInt(), Arrays.copyOfRange(body, Integer.BYTES, body.length));
    }

    /** Whether the key has this line's name and id. */
    public boolean isBy(VerifierKey key) {
        return name.equals(key.name()) && id == key.id();
    }

    /** The line without its LF. */
    public String line() {
        byte[] body = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(id)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(body);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && line().equals(that.line());
    }

    @Override
    public int hashCode() {
        return 31 * id + Arrays.hashCode(signature);
    }
}
