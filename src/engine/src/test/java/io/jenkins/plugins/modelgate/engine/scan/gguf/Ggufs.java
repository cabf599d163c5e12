package io.jenkins.plugins.modelgate.engine.scan.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts GGUF files together. */
final class Ggufs {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Ggufs file(long tensors, long pairs) {
        Ggufs file = new Ggufs();
        file.out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        return file.u32(3).u64(tensors).u64(pairs);
    }

    /** One string under a key and nothing else. */
    static byte[] string(String key, String value) {
        return file(0, 1).text(key).u32(ValueType.STRING).text(value).bytes();
    }

    Ggufs u32(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    Ggufs u64(long value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    Ggufs text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        u64(bytes.length);
        return raw(bytes);
    }

    Ggufs raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** A float tensor of one dimension. */
    Ggufs tensor(String name, long elements, long offset) {
        return text(name).u32(1).u64(elements).u32(0).u64(offset);
    }

    Ggufs pad(int alignment) {
        return raw(new byte[Math.floorMod(-out.size(), alignment)]);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
