package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The value of a string or bytes field, as much of it as is kept. */
public final class Text {
    private final byte[] kept;
    private final long length;

    Text(byte[] kept, long length) {
        this.kept = kept;
        this.length = length;
    }

    byte[] kept() {
        return kept;
    }

    /** Length in the file, in bytes. */
    public long length() {
        return length;
    }

    /** Whether all of it was kept. */
    public boolean isWhole() {
        return kept.length == length;
    }

    /** Whether what was kept is valid UTF-8. */
    public boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(kept));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What was kept; what is not UTF-8 comes out as replacement characters, so it equals no expected name. */
    public String string() {
        return new String(kept, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return string();
    }
}
