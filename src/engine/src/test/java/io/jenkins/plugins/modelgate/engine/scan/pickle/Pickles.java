package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A small assembler: pickles written opcode by opcode. */
public final class Pickles {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Starts without PROTO. */
    public static Pickles bare() {
        return new Pickles();
    }

    /** Starts with PROTO. */
    public static Pickles protocol(int protocol) {
        return new Pickles().op(0x80).raw(protocol);
    }

    /** One opcode without argument. */
    public Pickles op(int opcode) {
        out.write(opcode);
        return this;
    }

    /** Several opcodes without arguments. */
    public Pickles ops(String opcodes) {
        return text(opcodes);
    }

    /** Bytes as they are. */
    public Pickles raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    /** Bytes as they are. */
    public Pickles raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Text as it is. */
    public Pickles text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** GLOBAL. */
    public Pickles global(String module, String name) {
        return text("c" + module + "\n" + name + "\n");
    }

    /** STACK_GLOBAL of two short strings. */
    public Pickles stackGlobal(String module, String name) {
        return str(module).str(name).op(0x93);
    }

    /** SHORT_BINUNICODE, or BINUNICODE if it is long. */
    public Pickles str(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return bytes.length < 256
                ? op(0x8c).raw(bytes.length).raw(bytes)
                : op('X').u32(bytes.length).raw(bytes);
    }

    /** BINBYTES. */
    public Pickles bytes(byte[] value) {
        return op('B').u32(value.length).raw(value);
    }

    /** BININT1. */
    public Pickles integer(int value) {
        return op('K').raw(value);
    }

    public Pickles u32(long value) {
        return raw((int) value & 255, (int) (value >> 8) & 255, (int) (value >> 16) & 255, (int) (value >> 24) & 255);
    }

    public Pickles u64(long value) {
        return u32(value & 0xFFFFFFFFL).u32(value >>> 32);
    }

    /** BINPUT. */
    public Pickles put(int key) {
        return op('q').raw(key);
    }

    /** BINGET. */
    public Pickles get(int key) {
        return op('h').raw(key);
    }

    /** TUPLE1 and REDUCE. */
    public Pickles callWithOne() {
        return op(0x85).op('R');
    }

    /** {@code os.system('id')}, the result on the stack. */
    public Pickles payload() {
        return global("os", "system").str("id").callWithOne();
    }

    /** STOP, and the bytes. */
    public byte[] stop() {
        return op('.').end();
    }

    /** The bytes without STOP. */
    public byte[] end() {
        return out.toByteArray();
    }
}
