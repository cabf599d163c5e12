package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes protobuf by hand, so that tests can also write what no serialiser would. */
public final class Proto {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A message with these fields, for fields of others. */
    public static Proto message() {
        return new Proto();
    }

    public Proto number(int field, long value) {
        return tag(field, 0).varint(value);
    }

    public Proto text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public Proto bytes(int field, byte[] value) {
        return tag(field, 2).varint(value.length).raw(value);
    }

    public Proto with(int field, Proto value) {
        return bytes(field, value.bytes());
    }

    public Proto tag(int field, int wireType) {
        return varint((long) field << 3 | wireType);
    }

    public Proto varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    public Proto raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
