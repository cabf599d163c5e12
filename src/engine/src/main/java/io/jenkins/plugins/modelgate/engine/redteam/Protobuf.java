package io.jenkins.plugins.modelgate.engine.redteam;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes Protocol Buffers messages field by field, for models that no library of ours writes. */
public final class Protobuf {
    private static final int BYTES = 2;
    private static final int CONTINUED = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A number. */
    public Protobuf number(int field, long value) {
        // The wire type of numbers is 0.
        varint((long) field << 3);
        varint(value);
        return this;
    }

    /** A text. */
    public Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A message in this one. */
    public Protobuf message(int field, Protobuf value) {
        return bytes(field, value.toBytes());
    }

    /** Bytes as they are. */
    public Protobuf bytes(int field, byte[] value) {
        varint((long) field << 3 | BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** The message. */
    public byte[] toBytes() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & -CONTINUED) != 0) {
            out.write((int) (rest & CONTINUED - 1 | CONTINUED));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
